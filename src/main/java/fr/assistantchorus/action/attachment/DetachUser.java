package fr.assistantchorus.action.attachment;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/** Detaches a user of a structure, as its manager (F46). */
public final class DetachUser implements Action {
  public static final ActionSignature SIGNATURE =
      new ActionSignature(
          "detach-user",
          Set.of("user"),
          Map.of(
              "detached", Map.of("person", ValueType.TEXT, "structure_name", ValueType.TEXT),
              "gone", Map.of(),
              "not-manager", Map.of()));

  private final Memberships memberships;

  public DetachUser(Memberships memberships) {
    this.memberships = memberships;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    UserOfStructure chosen = UserOfStructure.ofCode(request.arguments().get("user"));
    return memberships
        .detach(transaction, request.account().orElseThrow(), chosen.structure(), chosen.account())
        .map(detachment ->
            switch (detachment) {
              case Memberships.Detachment.Detached(var structure, String person) ->
                  new Result("detached", Told.named(structure, person));
              case Memberships.Detachment.NotAttached() -> Result.of("gone");
              // Whoever became manager meanwhile was offered as a user.
              case Memberships.Detachment.NotManager(), Memberships.Detachment.LastManager(_) ->
                  Result.of("not-manager");
            });
  }
}
