package fr.assistantchorus.action.attachment;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which structures the account belongs to, as manager or as user (F26, F46). */
public final class JoinedStructures implements Action {
  public static final ActionSignature SIGNATURE =
      new ActionSignature(
          "joined-structures",
          Set.of(),
          Map.of(
              "one",
                  Map.of(
                      "structures", ValueType.OPTIONS,
                      "structure", ValueType.TEXT,
                      "structure_name", ValueType.TEXT),
              "several", Map.of("structures", ValueType.OPTIONS),
              "none", Map.of()));

  private final Structures structures;

  public JoinedStructures(Structures structures) {
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
        .map(own -> told(own.stream().map(one -> one.structure().name()).toList()));
  }

  private static Result told(List<StructureName> own) {
    if (own.isEmpty()) {
      return Result.of("none");
    }
    Value options = new Value.Options(own.stream().map(Told::option).toList());
    if (own.size() > 1) {
      return new Result("several", Map.of("structures", options));
    }
    StructureName only = own.getFirst();
    return new Result(
        "one",
        Map.of(
            "structures",
            options,
            "structure",
            new Value.Text(only.id().toString()),
            "structure_name",
            new Value.Text(only.name())));
  }
}
