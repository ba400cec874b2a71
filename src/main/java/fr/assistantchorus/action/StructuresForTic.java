package fr.assistantchorus.action;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Structure;
import fr.assistantchorus.portal.structure.StructureTrait;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.portal.subscription.StructureSpaces;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Tells on which of the structures that the account manages the TIC space can be opened (F56): not
 * where it is open, and not on a centre de gestion agricole (F39).
 */
final class StructuresForTic implements Action {
  private static final Map<String, ValueType> NAMED = Map.of("structure_name", ValueType.TEXT);

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "structures-for-tic",
          Set.of(),
          Map.of(
              "one",
                  Map.of(
                      "structures", ValueType.OPTIONS,
                      "structure", ValueType.TEXT,
                      "structure_name", ValueType.TEXT),
              "several", Map.of("structures", ValueType.OPTIONS),
              "open-already", NAMED,
              "management-centre", NAMED,
              "not-manager", Map.of()));

  private final Structures structures;
  private final StructureSpaces spaces;

  StructuresForTic(Structures structures, StructureSpaces spaces) {
    this.structures = structures;
    this.spaces = spaces;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    UUID account = request.account().orElseThrow();
    return structures
        .mine(transaction, account)
        .map(own ->
            own.stream().filter(Structures.Own::managed).map(Structures.Own::structure).toList())
        .compose(managed -> told(transaction, account, managed));
  }

  private Future<Result> told(Transaction transaction, UUID account, List<Structure> managed) {
    if (managed.isEmpty()) {
      return Future.succeededFuture(Result.of("not-manager"));
    }
    List<Structure> farms =
        managed.stream()
            .filter(one -> !one.details().is(StructureTrait.MANAGEMENT_CENTRE))
            .toList();
    if (farms.isEmpty()) {
      return Future.succeededFuture(new Result("management-centre", named(managed.getFirst())));
    }
    return Future.all(
            farms.stream().map(farm -> spaces.look(transaction, account, farm.id())).toList())
        .map(views ->
            IntStream.range(0, farms.size())
                .filter(index -> !hasTic(views.<Optional<StructureSpaces.View>>resultAt(index)))
                .mapToObj(farms::get)
                .toList())
        .map(closed -> told(closed, farms.getFirst()));
  }

  private static boolean hasTic(Optional<StructureSpaces.View> view) {
    return view.stream()
        .flatMap(seen -> seen.opened().stream())
        .map(OpenedSpace::space)
        .anyMatch(space -> space == Space.TIC);
  }

  private static Result told(List<Structure> closed, Structure first) {
    if (closed.isEmpty()) {
      return new Result("open-already", named(first));
    }
    Value options = new Value.Options(closed.stream().map(one -> Told.option(one.name())).toList());
    if (closed.size() == 1) {
      Structure only = closed.getFirst();
      return new Result(
          "one",
          Map.of(
              "structures",
              options,
              "structure",
              new Value.Text(only.id().toString()),
              "structure_name",
              new Value.Text(only.name().name())));
    }
    return new Result("several", Map.of("structures", options));
  }

  private static Map<String, Value> named(Structure structure) {
    return Map.of("structure_name", new Value.Text(structure.name().name()));
  }
}
