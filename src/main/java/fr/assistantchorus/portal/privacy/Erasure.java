package fr.assistantchorus.portal.privacy;

import fr.assistantchorus.portal.account.AccountConversations;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.session.AccountMails;
import fr.assistantchorus.portal.session.ForgottenPassword;
import fr.assistantchorus.portal.session.OwnPassword;
import fr.assistantchorus.portal.session.Sessions;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Moments;
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

  /** What became of an erasure for somebody else. */
  public sealed interface ForOther {
    /** Nothing of the account is left; a last mail says so. */
    record Erased() implements ForOther {}

    /** Nothing was erased: these structures would have no gestionnaire principal. */
    record Manages(List<String> structures) implements ForOther {
      public Manages {
        structures = List.copyOf(structures);
      }
    }

    /** There is no such account any more. */
    record Unknown() implements ForOther {}
  }

  /**
   * What an erasure takes away, to be told before it.
   *
   * @param name « Prénom NOM »
   * @param since when it was made, in French
   * @param structures the names of those that the account belongs to
   * @param managed the names of those that keep it from being erased
   * @param conversations how many the account has
   */
  public record Extent(
      UUID account,
      String name,
      String address,
      String since,
      List<String> structures,
      List<String> managed,
      int conversations) {
    public Extent {
      structures = List.copyOf(structures);
      managed = List.copyOf(managed);
    }
  }

  /** Returns what an erasure of an account takes away; empty where there is none. */
  public Future<Optional<Extent>> extent(Transaction transaction, UUID account) {
    return accounts
        .get(transaction, account)
        .compose(kept ->
            kept.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : extent(transaction, kept.get()).map(Optional::of));
  }

  private Future<Extent> extent(Transaction transaction, AccountStore.Kept kept) {
    return attachments
        .of(transaction, kept.id())
        .compose(attached ->
            conversations
                .of(transaction, kept.id())
                .map(own ->
                    new Extent(
                        kept.id(),
                        Person.displayName(kept.person().firstName(), kept.person().lastName()),
                        kept.person().loginAddress(),
                        Moments.french(kept.createdAt()),
                        attached.stream().map(one -> one.structure().name()).toList(),
                        names(managed(attached)),
                        own.size())));
  }

  private static List<String> names(List<StructureName> structures) {
    return structures.stream().map(StructureName::name).toList();
  }

  /**
   * Erases an account whose person has asked the support to. Whoever calls it has checked that, and
   * notes it in the same transaction.
   *
   * @param eraser erases the conversations of the account, whoever else spoke in them later
   */
  public Future<ForOther> erase(
      Transaction transaction, UUID account, AccountConversations.Eraser eraser, Instant now) {
    return accounts
        .get(transaction, account)
        .compose(kept ->
            kept.isEmpty()
                ? Future.succeededFuture(new ForOther.Unknown())
                : erase(transaction, kept.get(), eraser, now)
                    .map(outcome ->
                        switch (outcome) {
                          case Outcome.Erased() -> new ForOther.Erased();
                          case Outcome.Manages(var structures) ->
                              new ForOther.Manages(names(structures));
                          // The account was there, so somebody else was faster.
                          case Outcome.WrongPassword(), Outcome.TooMany(_) ->
                              new ForOther.Unknown();
                        }));
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
