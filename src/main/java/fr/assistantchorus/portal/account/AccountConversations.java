package fr.assistantchorus.portal.account;

import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Knows the conversations that are an account's: those that spoke for it, and the one in which it
 * was signed up. They are in the copy of its data and are erased with it. Owns the table {@code
 * account_conversation}.
 */
public final class AccountConversations {
  /** Erases conversations in the transaction in which their account goes; the chat does it. */
  @FunctionalInterface
  public interface Eraser {
    Future<Void> erase(Transaction transaction, List<UUID> conversations);
  }

  /** Adds a conversation to those of an account; one that does not exist any more is none. */
  public Future<Void> add(Transaction transaction, UUID account, UUID conversation) {
    return transaction
        .query(
            """
            INSERT INTO account_conversation (account, conversation)
            SELECT $1, id FROM conversation WHERE id = $2
            ON CONFLICT DO NOTHING
            """,
            Tuple.of(account, conversation))
        .mapEmpty();
  }

  /** Returns the conversations of an account. */
  public Future<List<UUID>> of(Transaction transaction, UUID account) {
    return transaction
        .query(
            "SELECT conversation FROM account_conversation WHERE account = $1 ORDER BY 1",
            Tuple.of(account))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID("conversation"))
                .toList());
  }
}
