package fr.assistantchorus.action.subscription;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.portal.subscription.StructureSpaces;
import fr.assistantchorus.portal.subscription.Subscription;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells which spaces the account may ask to use (F62, F64): those that are open on the structures
 * to which it is attached as a user, but for those that it has or has asked for.
 */
public final class SpacesToSubscribe implements Action {
  public static final ActionSignature SIGNATURE =
      new ActionSignature(
          "spaces-to-subscribe",
          Set.of(),
          Map.of(
              "one",
                  Map.of(
                      "spaces", ValueType.OPTIONS,
                      "space", ValueType.TEXT,
                      "which", ValueType.TEXT),
              "some", Map.of("spaces", ValueType.OPTIONS),
              "none", Map.of(),
              "manager", Map.of(),
              "not-attached", Map.of()));

  private final Structures structures;
  private final StructureSpaces spaces;
  private final Subscriptions subscriptions;

  public SpacesToSubscribe(
      Structures structures, StructureSpaces spaces, Subscriptions subscriptions) {
    this.structures = structures;
    this.spaces = spaces;
    this.subscriptions = subscriptions;
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
        .compose(own ->
            own.isEmpty()
                ? Future.succeededFuture(Result.of("not-attached"))
                : subscriptions
                    .of(transaction, account)
                    .compose(subscribed -> told(transaction, account, own, live(subscribed))));
  }

  private static Set<UUID> live(List<Subscription> subscribed) {
    return subscribed.stream()
        .filter(Subscription::isLive)
        .map(Subscription::openedSpace)
        .collect(Collectors.toSet());
  }

  private Future<Result> told(
      Transaction transaction, UUID account, List<Structures.Own> own, Set<UUID> live) {
    List<Structures.Own> used = own.stream().filter(one -> !one.managed()).toList();
    if (used.isEmpty()) {
      return Future.succeededFuture(Result.of("manager"));
    }
    return Future.all(
            used.stream()
                .map(one -> spaces.look(transaction, account, one.structure().id()))
                .toList())
        .map(views -> {
          List<Option> options = new ArrayList<>();
          for (int i = 0; i < used.size(); i++) {
            Optional<StructureSpaces.View> view = views.resultAt(i);
            view.filter(seen -> seen.attachment().standing() == Standing.MEMBER)
                .ifPresent(seen ->
                    seen.opened().stream()
                        .filter(space -> !live.contains(space.id()))
                        .map(space -> option(space, seen))
                        .forEach(options::add));
          }
          return told(options);
        });
  }

  private static Result told(List<Option> options) {
    if (options.isEmpty()) {
      return Result.of("none");
    }
    Map<String, Value> values = new HashMap<>(Map.of("spaces", new Value.Options(options)));
    if (options.size() == 1) {
      values.put("space", new Value.Text(options.getFirst().value()));
      values.put("which", new Value.Text(options.getFirst().label()));
    }
    return new Result(options.size() == 1 ? "one" : "some", values);
  }

  private static Option option(OpenedSpace space, StructureSpaces.View view) {
    String service = space.service().map(one -> " (" + one.name() + ")").orElse("");
    return new Option(
        space.id().toString(),
        space.space().label() + service + ", " + view.attachment().structure().name());
  }
}
