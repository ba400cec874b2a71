package fr.assistantchorus.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/**
 * What one node tells the others by PostgreSQL's NOTIFY, at the commit. It holds a conversation's
 * id and nothing else, and may be lost, so it only hastens what happens anyway.
 *
 * <p>Commits that notify run one after the other, so only what somebody waits for is told.
 */
public enum Notice {
  /** Who waits for an agent, or is answered by one, has changed. */
  DESK("chorus_desk"),
  /** Something was said in a conversation that an agent answers, or is to answer. */
  CONVERSATION("chorus_conversation");

  private final String channel;

  Notice(String channel) {
    this.channel = channel;
  }

  /** Returns the name of the channel. */
  public String channel() {
    return channel;
  }

  public Future<Void> tell(Transaction transaction, UUID conversation) {
    return transaction
        .query("SELECT pg_notify($1, $2)", Tuple.of(channel, conversation.toString()))
        .mapEmpty();
  }
}
