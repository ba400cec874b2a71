package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.portal.signup.SignUpDrafts;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/** Hands what was said so far to the pages of the sign-up, behind a link that works once. */
final class HandToPage implements Action {
  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "hand-to-page",
          Set.of(),
          SignUpSlots.names(),
          Map.of("ready", Map.of("draft", ValueType.TEXT)));

  private final SignUpDrafts drafts;

  HandToPage(SignUpDrafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  /**
   * Keeps what was said, and returns a link to the page. The link opens what may be sensitive, so
   * its token is a secret that is shown to its owner only.
   */
  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return drafts
        .link(transaction, SignUpSlots.toForm(request.arguments()), request.time())
        .map(token ->
            new Result(
                "ready",
                Map.of("draft", request.secrets().apply(FieldType.HAND_OVER_CODE, token))));
  }
}
