package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.subscription.PendingAction;
import fr.assistantchorus.portal.subscription.PendingActions;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tells a manager who waits for a decision, and for which structure (F35, F66). Attachments and
 * subscriptions are in one list.
 */
final class WaitingRequests implements Action {
  private static final Map<String, ValueType> WAITING =
      Map.of("waiting", ValueType.OPTIONS, "total", ValueType.NUMBER);

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "waiting-requests",
          Set.of(),
          Map.of(
              "one",
                  Map.of(
                      "waiting", ValueType.OPTIONS,
                      "chosen", ValueType.TEXT,
                      "who", ValueType.TEXT),
              "some", WAITING,
              "many", WAITING,
              "none", Map.of(),
              "not-manager", Map.of()));

  /** How many are shown at once; a longer list of buttons is for a page. */
  static final int MOST_SHOWN = 20;

  private final PendingActions pending;

  WaitingRequests(PendingActions pending) {
    this.pending = pending;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    UUID manager = request.account().orElseThrow();
    return pending
        .oldest(transaction, manager, MOST_SHOWN)
        .compose(waiting ->
            waiting.isEmpty()
                ? pending
                    .manages(transaction, manager)
                    .map(manages -> Result.of(manages ? "none" : "not-manager"))
                : pending.waitingCount(transaction, manager).map(total -> told(waiting, total)));
  }

  private static Result told(List<PendingAction> waiting, long total) {
    Value options = new Value.Options(waiting.stream().map(WaitingRequests::option).toList());
    if (waiting.size() == 1) {
      PendingAction only = waiting.getFirst();
      return new Result(
          "one",
          Map.of(
              "waiting", options,
              "chosen", new Value.Text(only.id().toString()),
              "who", new Value.Text(who(only))));
    }
    return new Result(
        total > waiting.size() ? "many" : "some",
        Map.of("waiting", options, "total", new Value.Number(total)));
  }

  private static Option option(PendingAction action) {
    return new Option(action.id().toString(), who(action));
  }

  /** Returns the first of the requester's own structures, and how many more there are. */
  private static String own(PendingAction action) {
    List<StructureName> own = action.requesterStructures();
    int more = own.size() - 1;
    return own.getFirst().name() + (more > 0 ? " et %d de plus".formatted(more) : "");
  }

  /**
   * Returns « Valérie EXEMPLE (Cabinet Verdier), rattachement à EARL Durand », as far as a manager
   * needs to know who asks.
   */
  static String who(PendingAction action) {
    String from = action.requesterStructures().isEmpty() ? "" : " (" + own(action) + ")";
    String what = action.kind().label().toLowerCase(Locale.FRENCH);
    String wish = action.wish().isEmpty() ? "" : " « " + action.wish() + " »";
    return "%s%s, %s%s à %s"
        .formatted(action.requester(), from, what, wish, action.structure().name());
  }
}
