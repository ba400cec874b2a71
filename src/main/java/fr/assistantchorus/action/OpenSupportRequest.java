package fr.assistantchorus.action;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.support.SupportCategory;
import fr.assistantchorus.portal.support.SupportRequest;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hands a message to a human, who answers by mail, with what was said before it as far as there is
 * room. The subject may be left out.
 */
final class OpenSupportRequest implements Action {
  private static final String DEFAULT_SUBJECT = "Demande faite à l’assistant";

  private static final String SAID_BEFORE =
      "\n\nÉchanges avec l’assistant juste avant (données sensibles masquées) :";

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
    return request
        .transcript()
        .get()
        .compose(said ->
            support.open(transaction, opened(request, said), request.client(), request.time()))
        .map(outcome ->
            switch (outcome) {
              case SupportRequests.Outcome.Opened(var number) ->
                  new Result("opened", Map.of("number", new Value.Text(number)));
              case SupportRequests.Outcome.TooSoon(var retryAfter) ->
                  new Result("too-soon", Map.of("minutes", Told.minutes(retryAfter)));
            });
  }

  private static SupportRequest opened(Request request, List<String> said) {
    Map<String, String> arguments = request.arguments();
    return new SupportRequest(
        arguments.get("email"),
        SupportCategory.OTHER,
        arguments.getOrDefault("subject", DEFAULT_SUBJECT),
        withWhatWasSaid(arguments.get("message"), said),
        Optional.of(request.conversation()),
        request.account());
  }

  /** Adds the latest lines that there is room for; the message itself is never cut for them. */
  private static String withWhatWasSaid(String message, List<String> said) {
    int room = SupportRequest.MESSAGE_MAX_LENGTH - message.length() - SAID_BEFORE.length();
    int first = said.size();
    while (first > 0 && said.get(first - 1).length() < room) {
      first--;
      room -= said.get(first).length() + 1;
    }
    List<String> fitting = said.subList(first, said.size());
    return fitting.isEmpty() ? message : message + SAID_BEFORE + "\n" + String.join("\n", fitting);
  }
}
