package fr.assistantchorus.mail;

import fr.assistantchorus.store.Batches;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps the mails that are to be sent, in PostgreSQL. Their words and their recipients are sealed
 * until they are wiped.
 */
public final class Outbox {
  /** The bytes that a mail's text, or its HTML, takes up or a multiple of it. */
  static final int ROOM = 4_096;

  /** A blank, which does no harm where a node of an earlier version sends it. */
  private static final String PADDING = " ";

  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED =
      Stream.of("recipient", "subject", "text_body", "html_body")
          .map(column -> SealedColumn.byId("outbox", column, UUID::toString))
          .toList();

  private final Database database;
  private final Seal seal;
  private final String domain;
  private volatile Runnable wake = () -> {};

  /**
   * @param from the sender's address, whose domain ends every Message-ID
   */
  public Outbox(Database database, Seal seal, String from) {
    this.database = database;
    this.seal = seal;
    this.domain = from.substring(from.lastIndexOf('@') + 1);
  }

  /**
   * Writes the mail in the transaction of the act that it tells of. Its Message-ID (RFC 5322,
   * 3.6.4) is chosen here, once, so that a mail that is sent twice can be told from two mails.
   */
  public Future<Void> enqueue(Transaction transaction, Mail mail) {
    transaction.afterCommit(wake);
    transaction.remark(mail.kind());
    String sql =
        """
        INSERT INTO outbox (id, message_id, decoy, recipient, subject, text_body, html_body)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;
    UUID id = UUID.randomUUID();
    return transaction
        .query(
            sql,
            Tuple.of(
                id,
                "<" + id + "@" + domain + ">",
                mail.decoy(),
                sealed(id, mail.to()),
                sealed(id, mail.subject()),
                sealed(id, padded(mail.text())),
                sealed(id, padded(mail.html()))))
        .mapEmpty();
  }

  /** How many mails wait and how many were given up, and for how long the oldest has waited. */
  public record Counts(long queued, long dead, Duration oldestQueued) {}

  /**
   * Counts by the indexes of what waits and of what was given up, so that the thousands of mails
   * that were sent cost nothing.
   */
  static final String COUNTS =
      """
      SELECT (SELECT count(*) FROM outbox WHERE state = 'queued') AS queued,
             (SELECT count(*) FROM outbox WHERE state = 'dead') AS dead,
             coalesce(extract(epoch FROM now() -
               (SELECT created FROM outbox WHERE state = 'queued' ORDER BY created LIMIT 1)), 0)::bigint AS oldest
      """;

  /** Returns the counts for the metrics. */
  public Future<Counts> counts() {
    return database
        .query(COUNTS, Tuple.tuple())
        .map(rows -> rows.iterator().next())
        .map(row ->
            new Counts(
                row.getLong("queued"),
                row.getLong("dead"),
                Duration.ofSeconds(row.getLong("oldest"))));
  }

  /**
   * Deletes, batch by batch, the mails that were finished so long ago.
   *
   * @return how many
   */
  public Future<Long> purge(Duration age) {
    return Batches.all(Batches.SIZE, () -> purge(age, Batches.SIZE));
  }

  private Future<Integer> purge(Duration age, int most) {
    String sql =
        """
        DELETE FROM outbox WHERE id IN (
          SELECT id FROM outbox
          WHERE state <> 'queued' AND finished < now() - make_interval(secs => $1)
          ORDER BY finished LIMIT $2 FOR UPDATE SKIP LOCKED)
        """;
    return database
        .query(sql, Tuple.of((double) age.toSeconds(), most))
        .map(rows -> rows.rowCount());
  }

  /**
   * A mail as the sender takes it out.
   *
   * @param mail empty where it cannot be unsealed
   */
  record Queued(
      UUID id, String messageId, Optional<Mail> mail, int attempts, OffsetDateTime created) {}

  /**
   * Returns the mail that has waited longest among those that are due, and locks it, so that
   * another node takes the next one; empty where none is due.
   */
  Future<Optional<Queued>> lockDue(Transaction transaction) {
    String sql =
        """
        SELECT id, message_id, decoy, recipient, subject, text_body, html_body, attempts, created
        FROM outbox WHERE state = 'queued' AND next_attempt <= now()
        ORDER BY next_attempt LIMIT 1
        FOR UPDATE SKIP LOCKED
        """;
    return transaction
        .query(sql, Tuple.tuple())
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(queued(rows.iterator().next())));
  }

  /** How a mail ends. */
  enum State {
    SENT,
    /** It was a decoy. */
    DISCARDED,
    DEAD
  }

  /** Ends a mail and wipes what it says. */
  Future<Void> finish(Transaction transaction, Queued queued, State state, Integer replyCode) {
    String sql =
        """
        UPDATE outbox SET state = $2, finished = now(), attempts = attempts + 1, reply_code = $3,
               recipient = NULL, subject = NULL, text_body = NULL, html_body = NULL
        WHERE id = $1
        """;
    return transaction
        .query(sql, Tuple.of(queued.id(), state.name().toLowerCase(Locale.ROOT), replyCode))
        .mapEmpty();
  }

  /** Puts a mail off after an attempt that may go better later. */
  Future<Void> postpone(Transaction transaction, Queued queued, Duration delay, Integer replyCode) {
    String sql =
        """
        UPDATE outbox SET attempts = attempts + 1, reply_code = $3,
               next_attempt = now() + make_interval(secs => $2)
        WHERE id = $1
        """;
    return transaction
        .query(sql, Tuple.of(queued.id(), delay.toMillis() / 1000.0, replyCode))
        .mapEmpty();
  }

  /** Puts a mail back after an attempt that says nothing about the mail itself. */
  Future<Void> release(Transaction transaction, Queued queued, Duration delay, Integer replyCode) {
    String sql =
        """
        UPDATE outbox SET reply_code = $3, next_attempt = now() + make_interval(secs => $2)
        WHERE id = $1
        """;
    return transaction
        .query(sql, Tuple.of(queued.id(), delay.toMillis() / 1000.0, replyCode))
        .mapEmpty();
  }

  /** Sets what is called after each commit that has added a mail. */
  void onCommitted(Runnable wake) {
    this.wake = wake;
  }

  private Queued queued(Row row) {
    UUID id = row.getUUID("id");
    return new Queued(
        id,
        row.getString("message_id"),
        mail(id, row),
        row.getInteger("attempts"),
        row.getOffsetDateTime("created"));
  }

  private Optional<Mail> mail(UUID id, Row row) {
    try {
      return Optional.of(
          new Mail(
              opened(id, row.getBuffer("recipient")),
              opened(id, row.getBuffer("subject")),
              unpadded(opened(id, row.getBuffer("text_body"))),
              unpadded(opened(id, row.getBuffer("html_body"))),
              row.getBoolean("decoy")));
    } catch (Seal.SealBroken e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the text with as many blanks behind it as fill up its last room, so that all mails of
   * the same number of rooms take as long to be written: the time of an answer must not tell which
   * of two mails it was.
   */
  private static String padded(String text) {
    int over = text.getBytes(StandardCharsets.UTF_8).length % ROOM;
    return over == 0 ? text : text + PADDING.repeat(ROOM - over);
  }

  private static String unpadded(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  private Buffer sealed(UUID id, String text) {
    return Buffer.buffer(seal.seal(text, id.toString()));
  }

  private String opened(UUID id, Buffer sealed) {
    return seal.open(sealed.getBytes(), id.toString());
  }
}
