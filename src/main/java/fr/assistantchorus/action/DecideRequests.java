package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.subscription.DecidedAction;
import fr.assistantchorus.portal.subscription.PendingActions;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Accepts or refuses what waits for a manager (F33 to F35, F66), and names what was decided. */
final class DecideRequests implements Action {
  private static final String ACCEPT = "accept";

  private static final Map<String, ValueType> DECIDED =
      Map.of("done", ValueType.TEXT, "left", ValueType.NUMBER, "rest", ValueType.TEXT);

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "decide-requests",
          Set.of("chosen", "decision"),
          Set.of("reason"),
          Map.of(
              "decided", DECIDED,
              "decided-before", Map.of("before", ValueType.TEXT, "left", ValueType.NUMBER),
              "gone", Map.of(),
              "not-manager", Map.of(),
              "reason-refused", Map.of()));

  private final PendingActions pending;

  DecideRequests(PendingActions pending) {
    this.pending = pending;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    UUID manager = request.account().orElseThrow();
    Map<String, String> arguments = request.arguments();
    Set<UUID> chosen =
        Stream.of(arguments.get("chosen").split(","))
            .map(UUID::fromString)
            .collect(Collectors.toSet());
    Future<PendingActions.Outcome> decided =
        arguments.get("decision").equals(ACCEPT)
            ? pending.accept(transaction, manager, chosen, request.time())
            : pending.refuse(
                transaction, manager, chosen, arguments.getOrDefault("reason", ""), request.time());
    return decided.compose(outcome ->
        switch (outcome) {
          case PendingActions.Outcome.NotManager() ->
              Future.succeededFuture(Result.of("not-manager"));
          case PendingActions.Outcome.ReasonRefused _ -> reasonRefused();
          case PendingActions.Outcome.Decided(var done, var before, _) ->
              done.isEmpty() && before.isEmpty()
                  ? Future.succeededFuture(Result.of("gone"))
                  : pending
                      .waitingCount(transaction, manager)
                      .map(left -> told(done, before, left));
        });
  }

  private static Future<Result> reasonRefused() {
    return Future.succeededFuture(
        new Result("reason-refused", Map.of("reason", new Value.Nothing())));
  }

  private static Result told(List<DecidedAction> done, List<DecidedAction> before, long left) {
    Map<String, Value> values = new HashMap<>(Map.of("left", new Value.Number(left)));
    if (done.isEmpty()) {
      values.put("before", new Value.Text(named(before)));
      return new Result("decided-before", values);
    }
    values.put("done", new Value.Text(named(done)));
    values.put("rest", new Value.Text(left == 0 ? "none" : "some"));
    return new Result("decided", values);
  }

  /** Returns « Valérie EXEMPLE pour EARL Durand : acceptée ; … ». */
  private static String named(List<DecidedAction> decided) {
    return decided.stream()
        .map(one ->
            "%s pour %s : %s"
                .formatted(
                    one.requester(),
                    one.structure().name(),
                    one.verdict().label().toLowerCase(Locale.FRENCH)))
        .collect(Collectors.joining(" ; "));
  }
}
