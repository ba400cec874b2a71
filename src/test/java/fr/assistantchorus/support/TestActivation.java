package fr.assistantchorus.support;

import fr.assistantchorus.portal.signup.Activation;
import fr.assistantchorus.portal.signup.Activation.Choice;
import fr.assistantchorus.portal.signup.Activation.LinkState;
import fr.assistantchorus.portal.signup.Activation.Outcome;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import java.time.Instant;

/** Opens an activation link and chooses a password and a secret question, as the page does. */
public record TestActivation(
    Database database, Activation activation, String question, String answer) {

  public Future<LinkState> look(String token, Instant now) {
    return database.transaction(tx -> activation.look(tx, token, now));
  }

  public Future<Outcome> activate(String token, String password, Instant now) {
    return look(token, now)
        .compose(state ->
            state instanceof LinkState.Ready(PendingRegistration registration)
                ? activation
                    .choose(registration, password, question, answer)
                    .compose(choice -> activate(token, choice, now))
                : Future.succeededFuture(new Outcome.LinkRefused(state)));
  }

  private Future<Outcome> activate(String token, Choice choice, Instant now) {
    return switch (choice) {
      case Choice.Accepted(var credentials) ->
          database.transaction(tx ->
              activation.activate(tx, token, credentials, Activation.Contact.AS_ENTERED, now));
      case Choice.Refused(var faults) -> Future.failedFuture("refused: " + faults);
    };
  }
}
