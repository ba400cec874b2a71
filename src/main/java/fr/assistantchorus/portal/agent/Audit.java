package fr.assistantchorus.portal.agent;

import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What agents looked at and did, and why. Owns the table {@code console_audit}: rows are added and
 * read, never changed. They outlive the account and the conversation.
 */
public final class Audit {
  /** The longest reason, in UTF-16 units. */
  public static final int MAX_REASON = 300;

  /** How many entries are read at once. */
  public static final int PAGE = 50;

  /** For so long a reason that was given stands for looking at the same conversation again. */
  public static final Duration REASON_STANDS = Duration.ofMinutes(30);

  /** For so long entries are kept. */
  private static final Duration KEPT = Duration.ofDays(365);

  /** What was done. */
  public enum Act {
    LOGGED_IN("logged-in", "Connexion"),
    /** A reason was given to open a conversation. */
    OPENED("opened", "Ouverture d’une conversation"),
    /** A page of it was shown, for the reason that was given. */
    VIEWED("viewed", "Lecture"),
    PLAYED("played", "Et si…"),
    EXPORTED("exported", "Export"),
    /** One sealed value was shown; the subject says which. */
    VALUE_OPENED("value-opened", "Ouverture d’une valeur"),
    /** The agent answers in a conversation from then on. */
    TAKEN("taken", "Prise d’une conversation"),
    GIVEN_BACK("given-back", "Conversation rendue"),
    /** Something was noted about a conversation, for other agents. */
    NOTED("noted", "Note interne"),
    /** A request to the support was shown; the subject is its number. */
    REQUEST_READ("request-read", "Lecture d’une sollicitation"),
    REQUEST_ANSWERED("request-answered", "Réponse à une sollicitation"),
    REQUEST_CLOSED("request-closed", "Clôture d’une sollicitation"),
    LESSONS_READ("lessons-read", "Lecture de ce qui n’a pas été compris"),
    LESSON_FILED("lesson-filed", "Texte classé"),
    LESSON_DROPPED("lesson-dropped", "Texte écarté"),
    PATCH_TAKEN("patch-taken", "Correctif téléchargé"),
    CONVERSATION_ERASED("conversation-erased", "Effacement d’une conversation"),
    /** Many conversations were played with other dialogs; the subject says which. */
    TRIED("tried", "Essai sur toutes les conversations"),
    /** The subject is the id of the account, which is nobody's any more. */
    ACCOUNT_ERASED("account-erased", "Effacement d’un compte");

    private final String code;
    private final String label;

    Act(String code, String label) {
      this.code = code;
      this.label = label;
    }

    private static Act ofCode(String code) {
      return Stream.of(values()).filter(act -> act.code.equals(code)).findFirst().orElseThrow();
    }

    public String label() {
      return label;
    }
  }

  /**
   * An entry.
   *
   * @param id counts up with time
   * @param who the agent's name at that time
   * @param subject what it was about besides a conversation; may be empty
   */
  public record Entry(
      long id,
      Instant time,
      String who,
      Act act,
      Optional<UUID> conversation,
      String subject,
      String reason) {
    public String timeInFrench() {
      return Moments.french(time);
    }
  }

  public Future<Void> note(
      Transaction transaction,
      Agent agent,
      Act act,
      Optional<UUID> conversation,
      String reason,
      Instant now) {
    return note(transaction, agent, act, conversation, "", reason, now);
  }

  /**
   * Notes an act.
   *
   * @param subject what it was about besides a conversation; never a value in the clear
   */
  public Future<Void> note(
      Transaction transaction,
      Agent agent,
      Act act,
      Optional<UUID> conversation,
      String subject,
      String reason,
      Instant now) {
    return transaction
        .query(
            """
            INSERT INTO console_audit (time, account, who, act, conversation, subject, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            Tuple.of(
                Moments.stored(now),
                agent.account(),
                agent.name(),
                act.code,
                conversation.orElse(null),
                subject,
                reason))
        .mapEmpty();
  }

  /**
   * Returns the reason for which this agent has opened a conversation lately; empty where none was
   * given, or not lately.
   */
  public Future<Optional<String>> reason(
      Transaction transaction, Agent agent, UUID conversation, Instant now) {
    return transaction
        .query(
            """
            SELECT reason FROM console_audit
            WHERE conversation = $1 AND account = $2 AND act = $3 AND time > $4
            ORDER BY id DESC LIMIT 1
            """,
            Tuple.of(
                conversation,
                agent.account(),
                Act.OPENED.code,
                Moments.stored(now.minus(REASON_STANDS))))
        .map(rows -> Rows.first(rows).map(row -> row.getString("reason")));
  }

  /**
   * Returns entries, the newest first.
   *
   * @param before only those with a smaller id; {@link Long#MAX_VALUE} for the first page
   * @param conversation only those of this conversation, where one is named
   */
  public Future<List<Entry>> list(
      Transaction transaction, long before, Optional<UUID> conversation) {
    return transaction
        .query(
            """
            SELECT id, time, who, act, conversation, subject, reason FROM console_audit
            WHERE id < $1 AND ($2::uuid IS NULL OR conversation = $2) ORDER BY id DESC LIMIT $3
            """,
            Tuple.of(before, conversation.orElse(null), PAGE))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Audit::entry).toList());
  }

  private static Entry entry(Row row) {
    return new Entry(
        row.getLong("id"),
        Moments.read(row, "time"),
        row.getString("who"),
        Act.ofCode(row.getString("act")),
        Optional.ofNullable(row.getUUID("conversation")),
        row.getString("subject"),
        row.getString("reason"));
  }

  /** Deletes entries that were kept long enough, at most so many, and returns how many. */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return transaction
        .query(
            """
            DELETE FROM console_audit WHERE id IN (
              SELECT id FROM console_audit WHERE time <= $1 ORDER BY id LIMIT $2
              FOR UPDATE SKIP LOCKED)
            """,
            Tuple.of(Moments.stored(now.minus(KEPT)), most))
        .map(rows -> rows.rowCount());
  }
}
