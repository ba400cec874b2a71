package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.conversation.chat.Actions;
import fr.assistantchorus.conversation.chat.ReceivedFile;
import fr.assistantchorus.engine.Effect;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Does the acts that dialogs call for, with the secrets among their arguments opened. */
public final class Acts {
  private final Actions actions;
  private final SecretStore store;
  private final FileReader files;
  private final TranscriptReader transcripts;

  public Acts(Actions actions, SecretStore store, FileReader files, TranscriptReader transcripts) {
    this.actions = actions;
    this.store = store;
    this.files = files;
    this.transcripts = transcripts;
  }

  /** Reads what a conversation has sent. */
  @FunctionalInterface
  public interface FileReader {
    /**
     * Returns a file of a conversation.
     *
     * @param wrappedKey the conversation's key; null where it has none
     * @param file any text; a text that is not an id names no file
     * @return empty where the conversation has no file of this id
     */
    Future<Optional<ReceivedFile>> read(
        Transaction transaction, UUID conversation, byte[] wrappedKey, String file);
  }

  /** Tells what was said in a conversation. */
  @FunctionalInterface
  public interface TranscriptReader {
    /**
     * Returns what was said before the dialog under way began, a line each and the oldest first.
     * All that is sensitive is masked.
     *
     * @param account for whom the conversation speaks now; what was said for another is left out
     */
    Future<List<String>> read(Transaction transaction, UUID conversation, Optional<String> account);
  }

  /**
   * Does one act within the turn's transaction.
   *
   * @param account who is bound to the conversation
   * @return a failed future for a bug or a broken machine, never for a business refusal
   */
  Future<Action.Result> run(
      Transaction transaction, Effect.Call call, TurnStart start, Optional<String> account) {
    return clear(transaction, call.arguments(), start)
        .compose(arguments ->
            actions
                .named(call.action())
                .run(
                    transaction,
                    new Action.Request(
                        arguments,
                        start.now(),
                        start.conversation().id(),
                        account.map(UUID::fromString),
                        start.turn().client(),
                        start.turn().follows(),
                        start.secrets()::value,
                        file ->
                            files.read(
                                transaction,
                                start.conversation().id(),
                                start.conversation().wrappedKey(),
                                file),
                        () -> transcripts.read(transaction, start.conversation().id(), account))));
  }

  /**
   * Returns the arguments with secrets opened. Only an act and the rendering of a reply do that.
   */
  private Future<Map<String, String>> clear(
      Transaction transaction, Map<String, Value> arguments, TurnStart start) {
    Secrets secrets = start.secrets();
    List<String> stored =
        arguments.values().stream()
            .filter(Value.Secret.class::isInstance)
            .map(value -> ((Value.Secret) value).ref().id())
            .filter(id -> !secrets.values().containsKey(id))
            .toList();
    Future<Map<String, byte[]>> sealed =
        stored.isEmpty()
            ? Future.succeededFuture(Map.of())
            : store.find(transaction, start.conversation().id(), stored.toArray(String[]::new));
    return sealed.map(opened -> {
      opened.forEach(secrets::open);
      Map<String, String> clear = new LinkedHashMap<>();
      arguments.forEach((name, value) -> clear.put(name, clear(value, secrets)));
      return clear;
    });
  }

  private static String clear(Value value, Secrets secrets) {
    return switch (value) {
      // A free text may contain secrets that nobody asked for; whoever reads it sees their masks.
      case Value.Text(String text) -> SecretRef.masked(text);
      case Value.Secret(var ref) -> secrets.values().get(ref.id());
      case Value.Number(long number) -> Long.toString(number);
      case Value.Moment(Instant moment) -> moment.toString();
      case Value.Options _, Value.Nothing _ -> "";
    };
  }
}
