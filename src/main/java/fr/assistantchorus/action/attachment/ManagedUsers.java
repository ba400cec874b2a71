package fr.assistantchorus.action.attachment;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.attachment.StructureUser;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Tells a manager who else belongs to the structures that he manages: whom he may detach, or hand
 * his role to.
 */
public final class ManagedUsers implements Action {
  public static final ActionSignature SIGNATURE =
      new ActionSignature(
          "managed-users",
          Set.of(),
          Map.of(
              "one",
                  Map.of("users", ValueType.OPTIONS, "user", ValueType.TEXT, "who", ValueType.TEXT),
              "several", Map.of("users", ValueType.OPTIONS),
              "none", Map.of(),
              "not-manager", Map.of()));

  private final Memberships memberships;

  public ManagedUsers(Memberships memberships) {
    this.memberships = memberships;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    UUID manager = request.account().orElseThrow();
    return memberships
        .managed(transaction, manager)
        .compose(managed ->
            managed.isEmpty()
                ? Future.succeededFuture(Result.of("not-manager"))
                : memberships
                    .names(transaction, managed)
                    .compose(names -> told(transaction, manager, List.copyOf(names.values()))));
  }

  private Future<Result> told(
      Transaction transaction, UUID manager, List<StructureName> structures) {
    return Future.all(
            structures.stream()
                .map(structure -> memberships.users(transaction, manager, structure.id()))
                .toList())
        .map(found -> {
          List<Option> options = new ArrayList<>();
          IntStream.range(0, structures.size())
              .forEach(index ->
                  found.<Optional<List<StructureUser>>>resultAt(index).orElse(List.of()).stream()
                      .filter(user -> user.standing() == Standing.MEMBER)
                      .map(user -> option(user, structures.get(index)))
                      .forEach(options::add));
          options.sort(Comparator.comparing(Option::label));
          return told(options);
        });
  }

  private static Option option(StructureUser user, StructureName structure) {
    return new Option(
        new UserOfStructure(structure.id(), user.account()).code(),
        user.displayName() + ", " + structure.name());
  }

  private static Result told(List<Option> options) {
    if (options.isEmpty()) {
      return Result.of("none");
    }
    Value users = new Value.Options(options);
    return options.size() > 1
        ? new Result("several", Map.of("users", users))
        : new Result(
            "one",
            Map.of(
                "users",
                users,
                "user",
                new Value.Text(options.getFirst().value()),
                "who",
                new Value.Text(options.getFirst().label())));
  }
}
