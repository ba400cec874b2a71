package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.support.SupportCategory;
import fr.assistantchorus.portal.support.SupportRequest;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hands a message to a human, who answers by mail. The subject may be left out. */
final class OpenSupportRequest implements Action {
  private static final String DEFAULT_SUBJECT = "Demande faite à l’assistant";

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "open-support-request",
          Set.of("email", "message"),
          Set.of("subject"),
          Map.of(
              "opened", Map.of("number", ValueType.TEXT),
              "too-soon", Map.of("minutes", ValueType.NUMBER)));

  private final SupportRequests support;

  OpenSupportRequest(SupportRequests support) {
    this.support = support;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    Map<String, String> arguments = request.arguments();
    SupportRequest opened =
        new SupportRequest(
            arguments.get("email"),
            SupportCategory.OTHER,
            arguments.getOrDefault("subject", DEFAULT_SUBJECT),
            arguments.get("message"),
            Optional.of(request.conversation()),
            request.account());
    return support
        .open(transaction, opened, request.client(), request.time())
        .map(outcome ->
            switch (outcome) {
              case SupportRequests.Outcome.Opened(var number) ->
                  new Result("opened", Map.of("number", new Value.Text(number)));
              case SupportRequests.Outcome.TooSoon(var retryAfter) ->
                  new Result("too-soon", Map.of("minutes", PortalActions.minutes(retryAfter)));
            });
  }
}
