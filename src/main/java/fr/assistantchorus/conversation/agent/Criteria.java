package fr.assistantchorus.conversation.agent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which conversations are looked for; what is empty does not count.
 *
 * @param words as people type them into a search: « "ces mots" -pas ceux-ci »; masks have none
 * @param dialog one that it went through
 * @param state the one in which it stands
 * @param since something has happened in it since then
 * @param until it has begun before then
 * @param missed only those in which something was not understood
 * @param account one that it spoke for
 * @param people accounts of whom one may have spoken instead of the words being there
 * @param before only those that come after this one in the list
 */
public record Criteria(
    Optional<String> words,
    Optional<String> dialog,
    Optional<String> state,
    Optional<Outcome> outcome,
    Optional<Instant> since,
    Optional<Instant> until,
    boolean missed,
    Optional<UUID> account,
    List<UUID> people,
    Place before) {

  /** A place in the list, which is ordered by time, the newest first. */
  public record Place(Instant lastAt, UUID conversation) {
    /** Is before all. PostgreSQL's timestamps end long before Java's. */
    public static final Place FIRST =
        new Place(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));
  }
}
