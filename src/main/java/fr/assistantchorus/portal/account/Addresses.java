package fr.assistantchorus.portal.account;

import java.util.Locale;

/** E-mail addresses compared as the portal does: without regard to case. */
public final class Addresses {
  private Addresses() {}

  public static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
