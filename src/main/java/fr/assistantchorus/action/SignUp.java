package fr.assistantchorus.action;

import fr.assistantchorus.action.told.Told;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.signup.Asker;
import fr.assistantchorus.portal.signup.MailRequest;
import fr.assistantchorus.portal.signup.Registrations;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.portal.structure.SiretLookup;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Keeps a registration and mails its link (F1, F18, F19). The answer is the same for every address.
 */
final class SignUp implements Action {
  private static final Set<String> MANDATORY = Set.of("email", "last_name", "first_name");

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "sign-up",
          MANDATORY,
          others(),
          Map.of(
              "accepted", Map.of("deadline", ValueType.MOMENT),
              "too-soon", Map.of("minutes", ValueType.NUMBER),
              // Something is missing, or has changed since it was said; the sign-up page shows
              // what.
              "incomplete", Map.of()));

  private final Registrations registrations;
  private final SiretLookup sirets;

  SignUp(Registrations registrations, SiretLookup sirets) {
    this.registrations = registrations;
    this.sirets = sirets;
  }

  private static Set<String> others() {
    Set<String> others = new HashSet<>(SignUpSlots.names());
    others.removeAll(MANDATORY);
    return Set.copyOf(others);
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    Map<String, String> form = SignUpSlots.toForm(request.arguments());
    Future<SiretStanding> standing =
        SignUpSlots.siret(request.arguments())
            .map(siret -> sirets.look(transaction, siret))
            .orElse(Future.succeededFuture(new SiretStanding.Unverified()));
    return standing.compose(known ->
        SignUpForm.faults(form, known).isEmpty()
            ? register(transaction, form, known, request)
            : Future.succeededFuture(Result.of("incomplete")));
  }

  private Future<Result> register(
      Transaction transaction, Map<String, String> form, SiretStanding known, Request request) {
    return registrations
        .register(
            transaction,
            SignUpForm.registration(form, known),
            Asker.in(request.conversation(), request.client()),
            request.time())
        .map(outcome ->
            switch (outcome) {
              case MailRequest.Accepted(var deadline) ->
                  new Result("accepted", Map.of("deadline", new Value.Moment(deadline)));
              case MailRequest.TooSoon(var retryAfter) ->
                  new Result("too-soon", Map.of("minutes", Told.minutes(retryAfter)));
            });
  }
}
