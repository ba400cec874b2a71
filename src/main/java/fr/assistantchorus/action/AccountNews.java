package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.Speaker;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.structure.StructureTrait;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.portal.subscription.PendingActions;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tells somebody who has just logged in how much waits for their decision, and tells the dialogs
 * who speaks, as far as the structures of the account show it.
 */
final class AccountNews implements Action {
  private static final String SPEAKER = "speaker";

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "account-news",
          Set.of(),
          Set.of(),
          Map.of(
              "nothing", Map.of(SPEAKER, ValueType.TEXT),
              "waiting", Map.of("total", ValueType.NUMBER, SPEAKER, ValueType.TEXT)),
          Set.of(SPEAKER));

  private final PendingActions pending;
  private final Structures structures;

  AccountNews(PendingActions pending, Structures structures) {
    this.pending = pending;
    this.structures = structures;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    UUID account = request.account().orElseThrow();
    return Future.all(
            pending.waitingCount(transaction, account), structures.mine(transaction, account))
        .map(found -> told(found.<Long>resultAt(0), speaker(found.resultAt(1))));
  }

  private static Result told(long waiting, Optional<Speaker> speaker) {
    Map<String, Value> values = new HashMap<>();
    speaker.ifPresent(who -> values.put(SPEAKER, new Value.Text(who.code())));
    if (waiting == 0) {
      return new Result("nothing", values);
    }
    values.put("total", new Value.Number(waiting));
    return new Result("waiting", values);
  }

  /**
   * Returns who speaks: a third party is whoever belongs to a centre de gestion agricole (F39), an
   * applicant belongs to structures that others manage. Without a structure it may be anybody.
   */
  private static Optional<Speaker> speaker(List<Structures.Own> own) {
    if (own.isEmpty()) {
      return Optional.empty();
    }
    if (own.stream()
        .anyMatch(one -> one.structure().details().is(StructureTrait.MANAGEMENT_CENTRE))) {
      return Optional.of(Speaker.THIRD_PARTY);
    }
    return Optional.of(
        own.stream().anyMatch(Structures.Own::managed) ? Speaker.MANAGER : Speaker.APPLICANT);
  }
}
