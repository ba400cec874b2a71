package fr.assistantchorus.action;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.session.ForgottenPassword;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/**
 * Mails the link to a new password (F4, F22). The answer is the same whether or not the address is
 * known; the password itself is never typed in the chat.
 */
final class ForgotPassword implements Action {
  /** A conversation has no cookie of a browser in which the account has logged in before. */
  private static final String NO_DEVICE = "";

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "forgot-password",
          Set.of("email"),
          Map.of(
              "accepted", Map.of("deadline", ValueType.MOMENT),
              "too-soon", Map.of("minutes", ValueType.NUMBER)));

  private final ForgottenPassword passwords;

  ForgotPassword(ForgottenPassword passwords) {
    this.passwords = passwords;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return passwords
        .ask(
            transaction,
            request.arguments().get("email"),
            request.client(),
            NO_DEVICE,
            request.time())
        .map(asked ->
            switch (asked) {
              case ForgottenPassword.Asked.Accepted(var deadline) ->
                  new Result("accepted", Map.of("deadline", new Value.Moment(deadline)));
              case ForgottenPassword.Asked.TooSoon(var retryAfter) ->
                  new Result("too-soon", Map.of("minutes", Told.minutes(retryAfter)));
            });
  }
}
