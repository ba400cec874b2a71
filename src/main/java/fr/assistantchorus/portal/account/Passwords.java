package fr.assistantchorus.portal.account;

import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.Set;

/** Judges, hashes and compares what people log in with and recover their account with (F22). */
public final class Passwords {
  private final SlowHash hash;

  public Passwords(SlowHash hash) {
    this.hash = hash;
  }

  /**
   * Returns everything that is wrong with a password that somebody chooses. How soon it would be
   * guessed is estimated off the event loop, once the rule finds no fault. It must not be called
   * within a transaction, which would hold a connection meanwhile. Fails with {@link
   * SlowHash.TooBusy} where too many wait.
   *
   * @param person whose names and addresses must not help to guess it
   */
  public Future<Set<CredentialFault>> faults(String password, Person person) {
    Set<CredentialFault> faults = PasswordRule.faults(password, person.loginAddress());
    return faults.isEmpty()
        ? hash.queued(() ->
            PasswordStrength.isGuessable(password, person)
                ? EnumSet.of(CredentialFault.PASSWORD_GUESSABLE)
                : EnumSet.noneOf(CredentialFault.class))
        : Future.succeededFuture(faults);
  }

  public Future<String> hash(String password) {
    return hash.hash(PasswordRule.normalized(password));
  }

  /** Returns the hash of an answer to a secret question. */
  public Future<String> hashAnswer(String answer) {
    return hash.hash(SecretQuestion.normalized(answer));
  }

  /** Hashes a password, and a secret question's answer, that were judged. */
  public Future<ChosenCredentials> hash(String password, String question, String answer) {
    return Future.all(hash(password), hashAnswer(answer))
        .map(both -> new ChosenCredentials(both.resultAt(0), question.strip(), both.resultAt(1)));
  }

  /** Returns whether the password is the one that was hashed. */
  public Future<Boolean> matches(String password, String stored) {
    return hash.matches(PasswordRule.normalized(password), stored);
  }

  /** Returns whether the answer is the one that was hashed; one that is too long never is. */
  public Future<Boolean> matchesAnswer(String answer, String stored) {
    String read =
        answer.length() > SecretQuestion.MAX_LENGTH ? "" : SecretQuestion.normalized(answer);
    return hash.matches(read, stored);
  }

  /** Returns a hash that matches nothing, for accounts that do not exist. */
  public String nobody() {
    return hash.nobody();
  }

  /** Returns whether a login that came now would be turned away. */
  public boolean isFullForLogins() {
    return hash.isFullForLogins();
  }
}
