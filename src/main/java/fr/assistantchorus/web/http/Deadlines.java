package fr.assistantchorus.web.http;

import java.time.Duration;

/**
 * How long a client may take to say what it wants. One that sends a byte now and then would hold a
 * connection, and what belongs to it, for ever.
 *
 * @param head from the first byte of a request to the end of its headers
 * @param body from there to the end of the body; no form has more than 64 KiB
 * @param pace a file must go on by {@link #LEAST_BYTES} in each such time
 */
public record Deadlines(Duration head, Duration body, Duration pace) {
  /** About three kilobytes a second in the pace of {@link #USUAL}: a bad line in the country. */
  public static final long LEAST_BYTES = 32_768;

  /** A form of 64 KiB in twenty seconds is the pace of a file, too. */
  public static final Deadlines USUAL =
      new Deadlines(Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(10));
}
