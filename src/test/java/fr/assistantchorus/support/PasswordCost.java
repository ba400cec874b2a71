package fr.assistantchorus.support;

import fr.assistantchorus.portal.SlowHash;

/**
 * What a hash costs in tests that are about something else. How long one takes is the matter of
 * {@code SlowHashTest} and {@code KnownAddressesIT}, which pay the whole, as does the running
 * program.
 */
public final class PasswordCost {
  public static final SlowHash.Cost LOW = new SlowHash.Cost(64, 1);

  private PasswordCost() {}
}
