package fr.assistantchorus.action;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.structure.Structure;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells to which structures the account may add bank details: those that it manages. */
final class StructuresForBank implements Action {
  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "structures-for-bank-details",
          Set.of(),
          Map.of(
              "one", Map.of("structure", ValueType.TEXT, "structures", ValueType.OPTIONS),
              "several", Map.of("structures", ValueType.OPTIONS),
              "not-manager", Map.of()));

  private final Structures structures;

  StructuresForBank(Structures structures) {
    this.structures = structures;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return structures
        .mine(transaction, request.account().orElseThrow())
        .map(own ->
            told(
                own.stream()
                    .filter(Structures.Own::managed)
                    .map(Structures.Own::structure)
                    .toList()));
  }

  private static Result told(List<Structure> managed) {
    if (managed.isEmpty()) {
      return Result.of("not-manager");
    }
    Value options =
        new Value.Options(managed.stream().map(one -> Told.option(one.name())).toList());
    return managed.size() == 1
        ? new Result(
            "one",
            Map.of(
                "structure",
                new Value.Text(managed.getFirst().id().toString()),
                "structures",
                options))
        : new Result("several", Map.of("structures", options));
  }
}
