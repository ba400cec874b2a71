package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.portal.signup.SignUpDrafts;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Takes over what was typed on the pages of the sign-up, by the code that the page shows. */
final class TakeOverDraft implements Action {
  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "take-over-draft",
          Set.of("code"),
          Set.of(),
          Map.of("found", found(), "gone", Map.of()),
          SignUpSlots.names());

  private final SignUpDrafts drafts;

  TakeOverDraft(SignUpDrafts drafts) {
    this.drafts = drafts;
  }

  private static Map<String, ValueType> found() {
    Map<String, ValueType> found = new HashMap<>();
    SignUpSlots.names().forEach(name -> found.put(name, ValueType.TEXT));
    found.put(SignUpSlots.PREFILLED, ValueType.TEXT);
    return Map.copyOf(found);
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return drafts
        .take(transaction, request.arguments().get("code"), request.time())
        .map(draft ->
            draft
                .map(values -> new Result("found", SignUpSlots.ofForm(values, request)))
                .orElse(Result.of("gone")));
  }
}
