package fr.assistantchorus.portal.support;

import java.time.Duration;

/** What became of a request to the support. */
public sealed interface SupportOutcome {
  /**
   * @param number the number to quote: « S-2026-000123 »
   */
  record Opened(String number) implements SupportOutcome {}

  /** There were too many for this address, or from this network address. */
  record TooSoon(Duration retryAfter) implements SupportOutcome {}
}
