package fr.assistantchorus.portal.privacy;

import fr.assistantchorus.portal.account.AccountConversations;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.session.AccountMails;
import fr.assistantchorus.portal.session.ForgottenPassword;
import fr.assistantchorus.portal.session.OwnPassword;
import fr.assistantchorus.portal.session.Sessions;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The erasure of an account by its person, who gives the password. All that refers to the account
 * goes with it: memberships, requests, subscriptions, sessions, threads with the support, and its
 * conversations. Structures stay, so whoever is gestionnaire principal of one hands it over first.
 *
 * <p>The hash takes long, so it holds no connection meanwhile and is given a runner.
 */
public final class Erasure {
  private final Transaction.Runner transactions;
  private final AccountConversations conversations = new AccountConversations();
  private final AccountStore accounts;
  private final OwnPassword own;
  private final Attachments attachments;
  private final Memberships memberships;
  private final Sessions sessions;
  private final ForgottenPassword forgotten;
  private final AccountMails mails;

  public Erasure(
      Transaction.Runner transactions,
      AccountStore accounts,
      OwnPassword own,
      Attachments attachments,
      Memberships memberships,
      Sessions sessions,
      ForgottenPassword forgotten,
      AccountMails mails) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.own = own;
    this.attachments = attachments;
    this.memberships = memberships;
    this.sessions = sessions;
    this.forgotten = forgotten;
    this.mails = mails;
  }

  /** What became of an erasure. */
  public sealed interface Outcome {
    /** Nothing of the account is left; a last mail says so. */
    record Erased() implements Outcome {}

    /**
     * Nothing was erased: these structures would have no gestionnaire principal. The role is handed
     * over first.
     */
    record Manages(List<StructureName> structures) implements Outcome {
      public Manages {
        structures = List.copyOf(structures);
      }
    }

    record WrongPassword() implements Outcome {}

    record TooMany(Duration retryAfter) implements Outcome {}
  }

  /** Returns the structures that keep an account from being erased. */
  public Future<List<StructureName>> managed(Transaction transaction, UUID account) {
    return attachments.of(transaction, account).map(Erasure::managed);
  }

  /**
   * Erases an account.
   *
   * @param eraser erases the conversations of the account, whoever else spoke in them later
   */
  public Future<Outcome> erase(
      UUID account, String password, AccountConversations.Eraser eraser, Instant now) {
    return own.check(account, password, now)
        .compose(proof ->
            switch (proof) {
              case OwnPassword.Proof.Given(var kept) ->
                  transactions.transaction(transaction -> erase(transaction, kept, eraser, now));
              case OwnPassword.Proof.Wrong() -> Future.succeededFuture(new Outcome.WrongPassword());
              case OwnPassword.Proof.TooMany(var retryAfter) ->
                  Future.succeededFuture(new Outcome.TooMany(retryAfter));
            });
  }

  /**
   * Holds the account, so that it is not attached to anything more, and then what it is to each of
   * its structures, so that nobody makes it a manager meanwhile.
   */
  private Future<Outcome> erase(
      Transaction transaction,
      AccountStore.Kept kept,
      AccountConversations.Eraser eraser,
      Instant now) {
    return accounts
        .hold(transaction, kept.id())
        .compose(_ -> attachments.of(transaction, kept.id()))
        .compose(list -> hold(transaction, kept.id(), list))
        .compose(held -> {
          List<StructureName> managed = managed(held);
          return managed.isEmpty()
              ? remove(transaction, kept, eraser, now)
              : Future.succeededFuture(new Outcome.Manages(managed));
        });
  }

  private Future<List<Attachment>> hold(
      Transaction transaction, UUID account, List<Attachment> attached) {
    List<Attachment> held = new ArrayList<>();
    Future<Void> all = Future.succeededFuture();
    for (Attachment attachment : attached) {
      all =
          all.compose(_ -> memberships.hold(transaction, account, attachment.structure().id()))
              .map((Optional<Attachment> found) -> {
                found.ifPresent(held::add);
                return null;
              });
    }
    return all.map(held);
  }

  private Future<Outcome> remove(
      Transaction transaction,
      AccountStore.Kept kept,
      AccountConversations.Eraser eraser,
      Instant now) {
    return conversations
        .of(transaction, kept.id())
        .compose(own -> eraser.erase(transaction, own))
        .compose(_ -> sessions.endAll(transaction, kept.id(), now))
        .compose(_ -> forgotten.drop(transaction, kept.id()))
        .compose(_ -> accounts.delete(transaction, kept.id(), kept.credentials().passwordHash()))
        .compose(deleted ->
            deleted
                ? mails.erased(transaction, kept.person(), now).map(new Outcome.Erased())
                : Future.succeededFuture(new Outcome.WrongPassword()));
  }

  private static List<StructureName> managed(List<Attachment> attachments) {
    return attachments.stream()
        .filter(attachment -> attachment.standing() == Standing.PRINCIPAL_MANAGER)
        .map(Attachment::structure)
        .toList();
  }
}
