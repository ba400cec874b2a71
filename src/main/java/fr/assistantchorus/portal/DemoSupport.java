package fr.assistantchorus.portal;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.support.SupportAnswers;
import fr.assistantchorus.portal.support.SupportCategory;
import fr.assistantchorus.portal.support.SupportOrder;
import fr.assistantchorus.portal.support.SupportRequest;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The invented requests to the support: one that was answered, and one that waits. */
final class DemoSupport {
  private static final String CLIENT = "demo";
  private static final Duration OPENED = Duration.ofDays(2);
  private static final Duration ANSWERED = Duration.ofDays(1);

  private final AccountStore accounts;
  private final SupportRequests support;
  private final SupportAnswers answers;

  DemoSupport(AccountStore accounts, SupportRequests support) {
    this.accounts = accounts;
    this.support = support;
    this.answers = support.answers(accounts);
  }

  /** Adds the requests of this person, unless there are any. */
  Future<Void> load(Transaction transaction, String owner, String agent, Instant now) {
    return Future.all(accounts.find(transaction, owner), accounts.find(transaction, agent))
        .compose(found -> {
          Optional<AccountStore.Credentials> ofOwner = found.resultAt(0);
          Optional<AccountStore.Credentials> ofAgent = found.resultAt(1);
          return ofOwner.isEmpty() || ofAgent.isEmpty()
              ? Future.succeededFuture()
              : load(transaction, owner, ofOwner.get().id(), ofAgent.get().id(), now);
        });
  }

  private Future<Void> load(
      Transaction transaction, String address, UUID owner, UUID agent, Instant now) {
    return support
        .list(transaction, owner, SupportOrder.DEFAULT, 1)
        .compose(page ->
            page.total() > 0
                ? Future.succeededFuture()
                : answered(transaction, address, owner, agent, now)
                    .compose(_ -> waiting(transaction, address, owner, now)));
  }

  private Future<Void> answered(
      Transaction transaction, String address, UUID owner, UUID agent, Instant now) {
    return open(
            transaction,
            address,
            owner,
            SupportCategory.SPACES,
            "Où demander le remboursement ?",
            "Bonjour, j’ai ouvert l’espace « Demande de remboursement TIC » mais je ne vois pas où"
                + " commencer.",
            now.minus(OPENED))
        .compose(number ->
            number.isEmpty()
                ? Future.succeededFuture()
                : answers.answer(
                    transaction,
                    agent,
                    number.get(),
                    "Bonjour, ajoutez d’abord vos coordonnées bancaires : la demande les reprend.\n"
                        + "Tout ce qui manque est sous l’onglet « Demande de remboursement TIC ».",
                    now.minus(ANSWERED)))
        .mapEmpty();
  }

  private Future<Void> waiting(Transaction transaction, String address, UUID owner, Instant now) {
    return open(
            transaction,
            address,
            owner,
            SupportCategory.STRUCTURE,
            "Mon comptable ne me trouve pas",
            "Il cherche mon exploitation par son nom et rien ne sort. Que doit-il saisir ?",
            now)
        .mapEmpty();
  }

  private Future<Optional<String>> open(
      Transaction transaction,
      String address,
      UUID owner,
      SupportCategory category,
      String subject,
      String message,
      Instant at) {
    SupportRequest request =
        new SupportRequest(
            address, category, subject, message, Optional.empty(), Optional.of(owner));
    return support
        .open(transaction, request, CLIENT, at)
        .map(outcome ->
            switch (outcome) {
              case SupportRequests.Outcome.Opened(String number) -> Optional.of(number);
              case SupportRequests.Outcome.TooSoon _ -> Optional.empty();
            });
  }
}
