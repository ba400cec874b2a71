package fr.assistantchorus.portal.session;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.CredentialFault;
import fr.assistantchorus.portal.account.Passwords;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.account.SecretQuestion;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * The change of a password or of a secret question (F22) by somebody who is logged in and knows the
 * password. It is told by mail.
 *
 * <p>Hashes take long, so it holds no connection meanwhile and is given a runner.
 */
public final class CredentialChange {
  private final Transaction.Runner transactions;
  private final AccountStore accounts;
  private final Passwords passwords;
  private final OwnPassword own;
  private final Sessions sessions;
  private final AccountMails mails;

  public CredentialChange(
      Transaction.Runner transactions,
      AccountStore accounts,
      Passwords passwords,
      OwnPassword own,
      Sessions sessions,
      AccountMails mails) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.passwords = passwords;
    this.own = own;
    this.sessions = sessions;
    this.mails = mails;
  }

  /** What became of a change. */
  public sealed interface Outcome {
    record Changed() implements Outcome {}

    /** What was chosen breaks rules. */
    record Refused(Set<CredentialFault> faults) implements Outcome {}

    /** The password that was asked for is not that of the account, or no longer is. */
    record WrongPassword() implements Outcome {}

    /** There were too many wrong passwords. */
    record TooMany(Duration retryAfter) implements Outcome {}
  }

  /**
   * Gives an account another password, and logs it out everywhere but in the session that asks.
   *
   * @param current the password as it is
   * @param session the token of the session that asks
   */
  public Future<Outcome> password(
      UUID account, String current, String chosen, String session, Instant now) {
    return transactions
        .transaction(transaction -> accounts.get(transaction, account))
        .compose(kept ->
            kept.isEmpty()
                ? Future.succeededFuture(EnumSet.noneOf(CredentialFault.class))
                : faults(kept.get().person(), current, chosen))
        .compose(faults ->
            faults.isEmpty()
                ? proven(
                    account,
                    current,
                    now,
                    kept ->
                        passwords
                            .hash(chosen)
                            .compose(hash -> changePassword(kept, hash, session, now)))
                : Future.succeededFuture(new Outcome.Refused(faults)));
  }

  private Future<Set<CredentialFault>> faults(Person person, String current, String chosen) {
    return chosen.equals(current) && !chosen.isEmpty()
        ? Future.succeededFuture(EnumSet.of(CredentialFault.PASSWORD_UNCHANGED))
        : passwords.faults(chosen, person);
  }

  private Future<Outcome> changePassword(
      AccountStore.Kept kept, String hash, String session, Instant now) {
    return transactions.transaction(transaction ->
        accounts
            .setPassword(transaction, kept.id(), kept.credentials().passwordHash(), hash)
            .compose(done ->
                done
                    ? sessions
                        .endOthers(transaction, kept.id(), session, now)
                        .compose(_ -> mails.passwordChanged(transaction, kept.person(), now))
                        .map(new Outcome.Changed())
                    : Future.succeededFuture(new Outcome.WrongPassword())));
  }

  /**
   * Gives an account another secret question.
   *
   * @param current the password as it is
   */
  public Future<Outcome> question(
      UUID account, String current, String question, String answer, Instant now) {
    Set<CredentialFault> faults = SecretQuestion.faults(question, answer, current);
    return faults.isEmpty()
        ? proven(
            account,
            current,
            now,
            kept ->
                passwords
                    .hashAnswer(answer)
                    .compose(hash -> changeQuestion(kept, question.strip(), hash, now)))
        : Future.succeededFuture(new Outcome.Refused(faults));
  }

  private Future<Outcome> changeQuestion(
      AccountStore.Kept kept, String question, String hash, Instant now) {
    return transactions.transaction(transaction ->
        accounts
            .setQuestion(transaction, kept.id(), kept.credentials().passwordHash(), question, hash)
            .compose(done ->
                done
                    ? mails
                        .questionChanged(transaction, kept.person(), now)
                        .map(new Outcome.Changed())
                    : Future.succeededFuture(new Outcome.WrongPassword())));
  }

  /** What is done once the password was given. */
  @FunctionalInterface
  private interface Act {
    Future<Outcome> by(AccountStore.Kept account);
  }

  private Future<Outcome> proven(UUID account, String current, Instant now, Act act) {
    return own.check(account, current, now)
        .compose(proof ->
            switch (proof) {
              case OwnPassword.Proof.Given(var kept) -> act.by(kept);
              case OwnPassword.Proof.Wrong() -> Future.succeededFuture(new Outcome.WrongPassword());
              case OwnPassword.Proof.TooMany(var retryAfter) ->
                  Future.succeededFuture(new Outcome.TooMany(retryAfter));
            });
  }
}
