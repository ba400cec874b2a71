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
import java.util.UUID;

/** Ends the account's own attachment to a structure (F46). */
public final class LeaveStructure implements Action {
  private static final Map<String, ValueType> NAMED = Map.of("structure_name", ValueType.TEXT);

  public static final ActionSignature SIGNATURE =
      new ActionSignature(
          "leave-structure",
          Set.of("structure"),
          Map.of("left", NAMED, "last-manager", NAMED, "not-attached", Map.of()));

  private final Memberships memberships;

  public LeaveStructure(Memberships memberships) {
    this.memberships = memberships;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return memberships
        .leave(
            transaction,
            request.account().orElseThrow(),
            UUID.fromString(request.arguments().get("structure")))
        .map(departure ->
            switch (departure) {
              case Memberships.Departure.Left(var structure) ->
                  new Result("left", Told.named(structure));
              case Memberships.Departure.LastManager(var structure) ->
                  new Result("last-manager", Told.named(structure));
              case Memberships.Departure.NotAttached() -> Result.of("not-attached");
            });
  }
}
