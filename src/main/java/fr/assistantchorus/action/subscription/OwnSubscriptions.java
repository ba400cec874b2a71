package fr.assistantchorus.action.subscription;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.subscription.Subscription;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tells how the account's subscriptions to spaces stand (F63). Those that wait or are valid can be
 * chosen, to be removed.
 */
public final class OwnSubscriptions implements Action {
  public static final ActionSignature SIGNATURE =
      new ActionSignature(
          "own-subscriptions",
          Set.of(),
          Map.of(
              "one",
                  Map.of(
                      "standing", ValueType.TEXT,
                      "subscriptions", ValueType.OPTIONS,
                      "subscription", ValueType.TEXT,
                      "which", ValueType.TEXT),
              "several", Map.of("standing", ValueType.TEXT, "subscriptions", ValueType.OPTIONS),
              "refused", Map.of("standing", ValueType.TEXT),
              "none", Map.of()));

  private final Subscriptions subscriptions;

  public OwnSubscriptions(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return subscriptions
        .of(transaction, request.account().orElseThrow())
        .map(all -> told(newest(all)));
  }

  /** Returns the newest one for each space, by name, but for those that were taken back. */
  private static List<Subscription> newest(List<Subscription> all) {
    Set<UUID> seen = new HashSet<>();
    List<Subscription> newest = new ArrayList<>();
    for (Subscription each : all) {
      if (each.state() != Subscription.State.WITHDRAWN && seen.add(each.openedSpace())) {
        newest.add(each);
      }
    }
    newest.sort(Comparator.comparing(OwnSubscriptions::named));
    return newest;
  }

  private static Result told(List<Subscription> all) {
    if (all.isEmpty()) {
      return Result.of("none");
    }
    Map<String, Value> values = new HashMap<>();
    values.put("standing", Told.listed(all.stream().map(OwnSubscriptions::standing).toList()));
    List<Option> live =
        all.stream().filter(Subscription::isLive).map(OwnSubscriptions::option).toList();
    if (live.isEmpty()) {
      return new Result("refused", values);
    }
    values.put("subscriptions", new Value.Options(live));
    if (live.size() > 1) {
      return new Result("several", values);
    }
    values.put("subscription", new Value.Text(live.getFirst().value()));
    values.put("which", new Value.Text(live.getFirst().label()));
    return new Result("one", values);
  }

  /** Returns « Demande de remboursement TIC, EARL Durand, en attente depuis le … ». */
  private static String standing(Subscription one) {
    String state =
        switch (one.state()) {
          case WAITING -> "en attente depuis le " + one.requestedAtInFrench();
          case VALID -> "accepté, en " + one.access().label().toLowerCase(Locale.FRENCH);
          case REFUSED, WITHDRAWN ->
              "refusé" + (one.reason().isEmpty() ? "" : ", motif : « " + one.reason() + " »");
        };
    return named(one) + ", " + state;
  }

  private static Option option(Subscription one) {
    boolean waits = one.state() == Subscription.State.WAITING;
    return new Option(one.id().toString(), named(one) + (waits ? ", en attente" : ""));
  }

  private static String named(Subscription one) {
    return "%s, %s".formatted(one.space().label(), one.structure().name());
  }
}
