package fr.assistantchorus.action.attachment;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.portal.attachment.AttachmentRequests;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Takes a request for attachment of the account back (F46). */
public final class WithdrawAttachment implements Action {
  public static final ActionSignature SIGNATURE =
      new ActionSignature(
          "withdraw-attachment",
          Set.of("request"),
          Map.of("withdrawn", Map.of("structure_name", ValueType.TEXT), "gone", Map.of()));

  private final AttachmentRequests requests;

  public WithdrawAttachment(AttachmentRequests requests) {
    this.requests = requests;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return requests
        .withdraw(
            transaction,
            request.account().orElseThrow(),
            UUID.fromString(request.arguments().get("request")),
            request.time())
        .map(withdrawal ->
            switch (withdrawal) {
              case AttachmentRequests.Withdrawal.Withdrawn(var structure) ->
                  new Result("withdrawn", Told.named(structure));
              case AttachmentRequests.Withdrawal.Gone() -> Result.of("gone");
            });
  }
}
