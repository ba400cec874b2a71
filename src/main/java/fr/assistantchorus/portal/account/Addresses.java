package fr.assistantchorus.portal.account;

import java.util.Locale;

/** Compares e-mail addresses as the portal does, without regard to case. */
public final class Addresses {
  private Addresses() {}

  public static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
