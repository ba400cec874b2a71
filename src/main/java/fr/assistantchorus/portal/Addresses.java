package fr.assistantchorus.portal;

import java.util.Locale;

/** E-mail addresses compared as the portal does: without regard to case. */
final class Addresses {
  private Addresses() {}

  static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
