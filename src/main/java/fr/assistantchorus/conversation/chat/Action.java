package fr.assistantchorus.conversation.chat;

import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** An act that a dialog can call: the only bridge from the engine to the portal. */
public interface Action {
  ActionSignature signature();

  /**
   * Acts within the turn's transaction, so that all of it is kept with the turn, or nothing is. The
   * act must use this transaction for every query: if all turns waited for a second connection,
   * they would wait for ever.
   *
   * @return one of the signature's outcomes; a failed future is a bug or a broken machine, never a
   *     business refusal
   */
  Future<Result> run(Transaction transaction, Request request);

  /**
   * What an act is called with.
   *
   * @param arguments in the clear, by the signature's names; an optional slot that is not filled is
   *     absent
   * @param time the turn's clock
   * @param client a keyed hash of the caller's network address, for limits
   * @param follows whether the person sees what is said between two turns; bot clients see answers
   *     only
   * @param secrets keeps a sensitive value that the act gives back, and returns what stands for it
   * @param files reads a file of this conversation by its id, within the turn's transaction; empty
   *     where there is none
   * @param transcript tells what was said before the dialog under way began, a line each and the
   *     oldest first, masked, as far as whoever speaks now may read it
   */
  record Request(
      Map<String, String> arguments,
      Instant time,
      UUID conversation,
      Optional<UUID> account,
      String client,
      boolean follows,
      BiFunction<FieldType, String, Value> secrets,
      Function<String, Future<Optional<ReceivedFile>>> files,
      Supplier<Future<List<String>>> transcript) {}

  record Result(String outcome, Map<String, Value> values) {
    public static Result of(String outcome) {
      return new Result(outcome, Map.of());
    }
  }
}
