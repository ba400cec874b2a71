package fr.assistantchorus.portal.support;

import fr.assistantchorus.store.Moments;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A request to the support with all that was written.
 *
 * @param messages the oldest first; the first is the request itself
 */
public record SupportThread(Summary request, List<Message> messages) {
  public SupportThread {
    messages = List.copyOf(messages);
  }

  /**
   * A request as a list shows it.
   *
   * @param number « S-2026-000123 »
   */
  public record Summary(
      String number,
      SupportCategory category,
      String subject,
      SupportState state,
      Instant openedAt,
      Instant changedAt) {
    private static final DateTimeFormatter DAY =
        DateTimeFormatter.ofPattern("dd/MM/uuuu").withZone(ZoneId.of("Europe/Paris"));

    /** Returns the day for a list: « 22/11/2026 », in Europe/Paris. */
    public String openedOn() {
      return DAY.format(openedAt);
    }

    /** Returns whether nothing more can be written. */
    public boolean isClosed() {
      return state == SupportState.CLOSED;
    }
  }

  /**
   * Something that was written.
   *
   * @param fromSupport whether an agent wrote it, and not the owner
   */
  public record Message(boolean fromSupport, String text, Instant at) {
    /** Returns the lines of the text, the blank ones left out. */
    public List<String> lines() {
      return text.lines().filter(line -> !line.isBlank()).toList();
    }

    public String atInFrench() {
      return Moments.french(at);
    }
  }

  /**
   * A page of a person's requests.
   *
   * @param number of the page, from 1; the last one where a later one was asked for
   */
  public record Page(List<Summary> requests, int number, int pages, long total) {
    /** How many requests a page shows (F26). */
    public static final int SIZE = 5;

    public Page {
      requests = List.copyOf(requests);
    }
  }
}
