package fr.assistantchorus.web.site.account;

import fr.assistantchorus.portal.account.CredentialFault;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.session.CredentialChange.Outcome;
import fr.assistantchorus.web.page.Form;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** Tells in a form why a password or a secret question was not changed. */
final class CredentialFaults {
  private CredentialFaults() {}

  static void needsCurrent(Form form, String current) {
    if (current.isEmpty()) {
      form.error(PasswordPage.CURRENT, "Saisissez votre mot de passe actuel.");
    }
  }

  /**
   * @param fieldOf the field of the form to which a fault belongs
   * @return the status of the page
   */
  static int tell(
      RoutingContext context,
      Form form,
      Outcome outcome,
      Function<CredentialFault, String> fieldOf) {
    return switch (outcome) {
      case Outcome.Changed() -> 200;
      case Outcome.Refused(var faults) -> {
        faults.forEach(fault -> form.error(fieldOf.apply(fault), fault.sentence()));
        yield 422;
      }
      case Outcome.WrongPassword() -> {
        form.error(PasswordPage.CURRENT, "Ce n’est pas votre mot de passe actuel.");
        yield 422;
      }
      case Outcome.TooMany(var retryAfter) -> {
        Waits.tell(context, retryAfter);
        form.error(
            PasswordPage.CURRENT,
            "Trop de mots de passe erronés. Recommencez dans %d minutes."
                .formatted(Limits.minutes(retryAfter)));
        yield 429;
      }
    };
  }
}
