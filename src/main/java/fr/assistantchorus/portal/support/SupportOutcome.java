package fr.assistantchorus.portal.support;

import java.time.Duration;

/** What came of a request to the support. */
public sealed interface SupportOutcome {
  /**
   * @param number to quote: « S-2026-000123 »
   */
  record Opened(String number) implements SupportOutcome {}

  /** Too many for this address or from this network address. */
  record TooSoon(Duration retryAfter) implements SupportOutcome {}
}
