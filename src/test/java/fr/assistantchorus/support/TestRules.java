package fr.assistantchorus.support;

import fr.assistantchorus.portal.account.SlowHash;
import fr.assistantchorus.portal.limit.PortalRules;

/** The portal's rules in tests: those of the defaults, but for what a hash costs. */
public final class TestRules {
  /**
   * In tests that are about something else. How long a hash takes is the matter of {@code
   * SlowHashTest} and {@code KnownAddressesIT}, which pay the whole, as does the running program.
   */
  public static final SlowHash.Cost LOW_COST = new SlowHash.Cost(64, 1);

  private TestRules() {}

  public static PortalRules of(String publicUrl) {
    return PortalRules.at(publicUrl);
  }
}
