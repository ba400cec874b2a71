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

/** Hands the role of gestionnaire principal over to a user of the structure. */
public final class HandOverRole implements Action {
  public static final ActionSignature SIGNATURE =
      new ActionSignature(
          "hand-over-role",
          Set.of("user"),
          Map.of(
              "handed-over", Map.of("person", ValueType.TEXT, "structure_name", ValueType.TEXT),
              "gone", Map.of(),
              "not-manager", Map.of()));

  private final Memberships memberships;

  public HandOverRole(Memberships memberships) {
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
        .handOver(
            transaction, request.account().orElseThrow(), chosen.structure(), chosen.account())
        .map(handOver ->
            switch (handOver) {
              case Memberships.HandOver.HandedOver(var structure, String heir) ->
                  new Result("handed-over", Told.named(structure, heir));
              case Memberships.HandOver.NotAttached() -> Result.of("gone");
              case Memberships.HandOver.NotManager() -> Result.of("not-manager");
            });
  }
}
