package fr.assistantchorus.portal.agent;

import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Owns the tables {@code console_agent} and {@code console_session}. */
final class AgentStore {
  static final List<SealedColumn> SEALED =
      List.of(SealedColumn.byId("console_agent", "otp_sealed", AgentStore::context));

  /** The least time after which a page writes the moment of the last visit again. */
  private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

  private final Seal seal;

  AgentStore(Seal seal) {
    this.seal = seal;
  }

  private static String context(UUID account) {
    return "console-otp/" + account;
  }

  /**
   * What a code is checked against.
   *
   * @param key in base 32
   * @param usedUpTo the last step whose code was used
   */
  record Factor(UUID account, String key, long usedUpTo) {}

  /** Gives an account a role and a key; a role and a key of before are replaced. */
  Future<Void> enrol(
      Transaction transaction, UUID account, AgentRole role, String key, Instant now) {
    return transaction
        .query(
            """
            INSERT INTO console_agent (id, role, otp_sealed, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (id) DO UPDATE
            SET role = EXCLUDED.role, otp_sealed = EXCLUDED.otp_sealed, otp_step = 0
            """,
            Tuple.of(
                account,
                role.code(),
                Buffer.buffer(seal.seal(key, context(account))),
                Moments.stored(now)))
        .compose(_ -> endAll(transaction, account));
  }

  Future<Boolean> remove(Transaction transaction, UUID account) {
    return transaction
        .query("DELETE FROM console_agent WHERE id = $1", Tuple.of(account))
        .map(rows -> rows.rowCount() == 1);
  }

  Future<Boolean> has(Transaction transaction, UUID account) {
    return transaction
        .query("SELECT FROM console_agent WHERE id = $1", Tuple.of(account))
        .map(rows -> rows.size() == 1);
  }

  Future<Optional<Factor>> factor(Transaction transaction, UUID account) {
    return transaction
        .query("SELECT otp_sealed, otp_step FROM console_agent WHERE id = $1", Tuple.of(account))
        .map(rows ->
            Rows.first(rows)
                .map(row ->
                    new Factor(
                        account,
                        seal.open(row.getBuffer("otp_sealed").getBytes(), context(account)),
                        row.getLong("otp_step"))));
  }

  /**
   * Notes that the code of a step was used.
   *
   * @return whether nobody else has used it, or a later one, at the same time
   */
  Future<Boolean> use(Transaction transaction, UUID account, long step) {
    return transaction
        .query(
            "UPDATE console_agent SET otp_step = $2 WHERE id = $1 AND otp_step < $2",
            Tuple.of(account, step))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Begins a session, and returns the token for the cookie. */
  Future<String> begin(Transaction transaction, UUID account, Instant now) {
    String token = Token.random().text();
    return transaction
        .query(
            """
            INSERT INTO console_session (token_hash, account, seen_at, expires_at)
            VALUES ($1, $2, $3, $4)
            """,
            Tuple.of(
                Buffer.buffer(Token.hash(token)),
                account,
                Moments.stored(now),
                Moments.stored(now.plus(Agents.LONGEST))))
        .map(token);
  }

  /**
   * Returns who is logged in by this token, and keeps the session from growing idle.
   *
   * @param token any text; one that is not a session's token finds nobody
   */
  Future<Optional<Agent>> find(Transaction transaction, String token, Instant now) {
    return transaction
        .query(
            """
            WITH live AS (
              SELECT token_hash, account, seen_at FROM console_session
              WHERE token_hash = $1 AND seen_at > $3 AND expires_at > $2
            ), touched AS (
              UPDATE console_session SET seen_at = $2
              WHERE token_hash = (SELECT token_hash FROM live WHERE seen_at < $4)
            )
            SELECT account.id, last_name, first_name, role
            FROM live JOIN console_agent agent ON agent.id = live.account
            JOIN account ON account.id = live.account
            """,
            Tuple.of(
                Buffer.buffer(Token.hash(token)),
                Moments.stored(now),
                Moments.stored(now.minus(Agents.IDLE)),
                Moments.stored(now.minus(SEEN_AGAIN))))
        .map(rows -> Rows.first(rows).map(AgentStore::agent));
  }

  /** Returns an agent; empty where the account has no role. */
  Future<Optional<Agent>> get(Transaction transaction, UUID account) {
    return transaction
        .query(
            """
            SELECT account.id, last_name, first_name, role
            FROM console_agent agent JOIN account ON account.id = agent.id WHERE agent.id = $1
            """,
            Tuple.of(account))
        .map(rows -> Rows.first(rows).map(AgentStore::agent));
  }

  private static Agent agent(Row row) {
    return new Agent(
        row.getUUID("id"),
        Person.displayName(row.getString("first_name"), row.getString("last_name")),
        AgentRole.ofCode(row.getString("role")).orElseThrow());
  }

  Future<Void> end(Transaction transaction, String token) {
    return transaction
        .query(
            "DELETE FROM console_session WHERE token_hash = $1",
            Tuple.of(Buffer.buffer(Token.hash(token))))
        .mapEmpty();
  }

  private Future<Void> endAll(Transaction transaction, UUID account) {
    return transaction
        .query("DELETE FROM console_session WHERE account = $1", Tuple.of(account))
        .mapEmpty();
  }

  /** Deletes sessions that are over, at most so many, and returns how many. */
  Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return transaction
        .query(
            """
            DELETE FROM console_session WHERE token_hash IN (
              SELECT token_hash FROM console_session WHERE expires_at <= $1 OR seen_at <= $2
              LIMIT $3 FOR UPDATE SKIP LOCKED)
            """,
            Tuple.of(Moments.stored(now), Moments.stored(now.minus(Agents.IDLE)), most))
        .map(rows -> rows.rowCount());
  }
}
