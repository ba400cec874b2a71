package fr.assistantchorus.action.subscription;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.subscription.Subscription;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Asks the gestionnaire principal for the use of a space (F64, F66), as of today. */
public final class RequestSubscription implements Action {
  private static final Map<String, ValueType> TOLD =
      Map.of("space_name", ValueType.TEXT, "structure_name", ValueType.TEXT);

  public static final ActionSignature SIGNATURE =
      new ActionSignature(
          "request-subscription",
          Set.of("space", "access"),
          Set.of("comment"),
          Map.of(
              "requested", TOLD,
              "waiting", TOLD,
              "valid", TOLD,
              "not-needed", Map.of("structure_name", ValueType.TEXT),
              "consultation-only", Map.of(),
              "unknown", Map.of(),
              "comment-refused", Map.of(),
              "too-soon", Map.of("minutes", ValueType.NUMBER)));

  private final Subscriptions subscriptions;

  public RequestSubscription(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    Map<String, String> said = request.arguments();
    return subscriptions
        .ask(
            transaction,
            request.account().orElseThrow(),
            UUID.fromString(said.get("space")),
            Access.ofCode(said.get("access")),
            LocalDate.ofInstant(request.time(), ZoneId.of("Europe/Paris")),
            said.getOrDefault("comment", ""),
            request.time())
        .map(asked ->
            switch (asked) {
              case Subscriptions.Asked.Requested(var made) -> told("requested", made);
              case Subscriptions.Asked.Already(var live) ->
                  told(live.state() == Subscription.State.VALID ? "valid" : "waiting", live);
              case Subscriptions.Asked.NotNeeded(var structure) ->
                  new Result(
                      "not-needed", Map.of("structure_name", new Value.Text(structure.name())));
              case Subscriptions.Asked.ConsultationOnly(_) ->
                  new Result("consultation-only", Map.of("access", new Value.Nothing()));
              case Subscriptions.Asked.Unknown() -> Result.of("unknown");
              case Subscriptions.Asked.Refused(_) ->
                  new Result("comment-refused", Map.of("comment", new Value.Nothing()));
              case Subscriptions.Asked.TooSoon(var wait) ->
                  new Result("too-soon", Map.of("minutes", Told.minutes(wait)));
            });
  }

  private static Result told(String outcome, Subscription subscription) {
    return new Result(
        outcome,
        Map.of(
            "space_name",
            new Value.Text(subscription.space().label()),
            "structure_name",
            new Value.Text(subscription.structure().name())));
  }
}
