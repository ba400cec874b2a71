package fr.assistantchorus.bench;

import fr.assistantchorus.store.DatabaseUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/** The same rows as the server's, each turn in one statement, into the same tables. */
final class BareStore implements BareTurns {
  private static final String CATALOG =
      """
      INSERT INTO dialog_catalog (hash, engine, sources, kept_at) VALUES ($1, 1, '', now())
      ON CONFLICT DO NOTHING
      """;

  private static final String BEGIN =
      """
      WITH begun AS (
        INSERT INTO conversation
          (id, token_hash, version, seq, catalog, state, started_at, last_at, day)
        VALUES ($1, $2, 1, 2, $3, $4, $5, $5, $5::date))
      INSERT INTO conversation_turn
        (conversation, turn, seq, time, catalog, events, reply, kind, place)
      VALUES ($1, $1, 2, $5, $3, $6, $7, 'started', 1)
      """;

  private static final String MOVED =
      """
      WITH moved AS (
        UPDATE conversation
        SET version = version + 1, seq = $4, state = $5, last_at = $6::timestamptz,
            waiting_since = CASE WHEN $7::boolean THEN $6::timestamptz END,
            watched_since = CASE WHEN $7::boolean
              THEN coalesce(watched_since, $6::timestamptz) ELSE watched_since END%s
        WHERE id = $1 AND version = $2 RETURNING id)
      """;

  private static final String LOGGED =
      """
      INSERT INTO conversation_turn
        (conversation, turn, seq, time, catalog, events, reply, kind, place, verdict, dialog, state)
      SELECT id, $3, $4, $6::timestamptz, $8, $9, $10, 'user-said', 1, 'SURE', 'bench', 'bench'
      FROM moved
      """;

  private static final String TURN = MOVED.formatted("") + LOGGED;

  private static final String ACT =
      MOVED.formatted(", wrapped_key = $11")
          + """
          , kept AS (
            INSERT INTO conversation_secret (conversation, id, sealed)
            SELECT moved.id, gen_random_uuid()::text, secret.sealed
            FROM moved, unnest($12::bytea[]) AS secret (sealed)),
          limited AS (
            INSERT INTO limit_window (purpose, subject, hits, admitted, expires_at)
            SELECT 'bench', subject, ARRAY[$6::timestamptz], true, $6::timestamptz
            FROM moved, unnest($13::bytea[]) AS subject),
          linked AS (
            INSERT INTO activation_link (token_hash, registration, issued_at, expires_at)
            SELECT token, moved.id, $6::timestamptz, $6::timestamptz
            FROM moved, unnest($14::bytea[]) AS token),
          requested AS (
            INSERT INTO support_request
              (number, id, category, address_sealed, subject_sealed, message_sealed, conversation, opened_at)
            SELECT nextval('support_request_number')::text, $3, 'other', a, s, m, moved.id, $6::timestamptz
            FROM moved, unnest($15::bytea[], $16::bytea[], $17::bytea[]) AS request (a, s, m)),
          registered AS (
            INSERT INTO pending_registration
              (id, login_fingerprint, details_sealed, expires_at, conversation)
            SELECT gen_random_uuid(), uuid_send(gen_random_uuid()), details, $6::timestamptz, moved.id
            FROM moved, unnest($22::bytea[]) AS details),
          mailed AS (
            INSERT INTO outbox (id, message_id, decoy, recipient, subject, text_body, html_body)
            SELECT $3, $3::text, false, r, s, t, h
            FROM moved, unnest($18::bytea[], $19::bytea[], $20::bytea[], $21::bytea[]) AS mail (r, s, t, h))
          """
          + LOGGED;

  private final Pool pool;

  BareStore(Vertx vertx, DatabaseUrl url) {
    pool = BareTurns.pool(vertx, url);
  }

  Future<Void> keep(String catalog) {
    return pool.preparedQuery(CATALOG).execute(Tuple.of(catalog)).mapEmpty();
  }

  @Override
  public Future<Known> begin(UUID id, Rows rows) {
    Tuple arguments =
        Tuple.of(
            id,
            random(32),
            rows.catalog(),
            rows.state(),
            OffsetDateTime.now(),
            rows.events().subList(0, 1).toArray(String[]::new),
            rows.events().getLast());
    return pool.preparedQuery(BEGIN).execute(arguments).map(new Known(id, 1, 2));
  }

  @Override
  public Future<Known> turn(Known known, JsonObject request, Rows rows) {
    UUID turn = UUID.fromString(request.getString("turn"));
    long seq = known.seq() + rows.events().size();
    Tuple arguments =
        Tuple.tuple()
            .addUUID(known.id())
            .addLong(known.version())
            .addUUID(turn)
            .addLong(seq)
            .addString(rows.state())
            .addOffsetDateTime(OffsetDateTime.now())
            .addBoolean(rows.waiting())
            .addString(rows.catalog())
            .addArrayOfString(
                rows.events().subList(0, rows.events().size() - 1).toArray(String[]::new))
            .addString(rows.events().getLast());
    boolean more = rows.acts() || !rows.secrets().isEmpty();
    if (more) {
      addMore(arguments, rows);
    }
    return pool.preparedQuery(more ? ACT : TURN)
        .execute(arguments)
        .compose(done -> BareTurns.once(done.rowCount()))
        .map(new Known(known.id(), known.version() + 1, seq));
  }

  private static void addMore(Tuple arguments, Rows rows) {
    arguments
        .addBuffer(rows.key() == 0 ? null : random(rows.key()))
        .addArrayOfBuffer(randoms(rows.secrets()))
        .addArrayOfBuffer(hashes(rows.limits()))
        .addArrayOfBuffer(hashes(rows.links()));
    for (int i = 0; i < 3; i++) {
      arguments.addArrayOfBuffer(column(rows.requests(), i));
    }
    for (int i = 0; i < 4; i++) {
      arguments.addArrayOfBuffer(column(rows.mails(), i));
    }
    arguments.addArrayOfBuffer(randoms(rows.registrations()));
  }

  private static Buffer[] column(List<List<Integer>> lengths, int column) {
    return randoms(lengths.stream().map(row -> row.get(column)).toList());
  }

  private static Buffer[] hashes(int count) {
    return LongStream.range(0, count).mapToObj(_ -> random(32)).toArray(Buffer[]::new);
  }

  private static Buffer[] randoms(List<Integer> lengths) {
    return lengths.stream().map(BareStore::random).toArray(Buffer[]::new);
  }

  private static Buffer random(int length) {
    byte[] bytes = new byte[length];
    ThreadLocalRandom.current().nextBytes(bytes);
    return Buffer.buffer(bytes);
  }
}
