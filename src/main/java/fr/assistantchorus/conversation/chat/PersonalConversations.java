package fr.assistantchorus.conversation.chat;

import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a person may ask of those who keep conversations: a copy, and the erasure. */
public interface PersonalConversations {
  /**
   * Returns what was said in a conversation that has spoken for an account, as a JSON object. What
   * is sensitive is masked, and what was said while it spoke for another account is left out.
   *
   * @return empty where there is no such conversation, or it never spoke for this account
   */
  Future<Optional<String>> copy(UUID conversation, UUID account);

  /**
   * Erases conversations. With the transaction their keys, their sealed values and their files are
   * gone, and nobody can speak in them or read them any more. Names, addresses and free text are
   * removed from their logs right after it; if the process dies before that, any node does it
   * later. The dialogs that they went through stay, and can be replayed.
   *
   * @param conversations those that do not exist are passed over
   */
  Future<Void> erase(Transaction transaction, List<UUID> conversations);
}
