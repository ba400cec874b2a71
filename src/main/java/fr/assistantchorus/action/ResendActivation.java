package fr.assistantchorus.action;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.signup.Activation;
import fr.assistantchorus.portal.signup.Asker;
import fr.assistantchorus.portal.signup.MailRequest;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/**
 * Sends a new activation link (F19). The answer is the same whether or not somebody waits for one.
 */
final class ResendActivation implements Action {
  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "resend-activation",
          Set.of("email"),
          Map.of(
              "accepted", Map.of("deadline", ValueType.MOMENT),
              "too-soon", Map.of("minutes", ValueType.NUMBER)));

  private final Activation activation;

  ResendActivation(Activation activation) {
    this.activation = activation;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return activation
        .resend(
            transaction,
            request.arguments().get("email"),
            Asker.in(request.conversation(), request.client()),
            request.time())
        .map(outcome ->
            switch (outcome) {
              case MailRequest.Accepted(var deadline) ->
                  new Result("accepted", Map.of("deadline", new Value.Moment(deadline)));
              case MailRequest.TooSoon(var retryAfter) ->
                  new Result("too-soon", Map.of("minutes", Told.minutes(retryAfter)));
            });
  }
}
