package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.session.BindingLinks;
import fr.assistantchorus.portal.signup.FirstStep;
import fr.assistantchorus.portal.signup.FirstSteps;
import fr.assistantchorus.portal.signup.Registrations;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers « Qu’est-ce qu’il me reste à faire ? » (F1). Where the conversation speaks for an
 * account, it tells the steps of that account. Else it tells what this very conversation did, with
 * a link to log in by; it tells nothing about an address, and its answer does not change with what
 * the owner of an address does.
 */
final class RemainingSteps implements Action {
  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "remaining-steps",
          Set.of(),
          Map.of(
              "known", Map.of("steps", ValueType.TEXT, "next_step", ValueType.TEXT),
              "waiting", Map.of("link", ValueType.TEXT),
              "unknown", Map.of("link", ValueType.TEXT)));

  private final FirstSteps steps;
  private final Registrations registrations;
  private final BindingLinks links;

  RemainingSteps(FirstSteps steps, Registrations registrations, BindingLinks links) {
    this.steps = steps;
    this.registrations = registrations;
    this.links = links;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    return request
        .account()
        .map(account -> known(transaction, account))
        .orElseGet(() ->
            registrations
                .madeIn(transaction, request.conversation(), request.time())
                .compose(made -> unbound(transaction, request, made ? "waiting" : "unknown")));
  }

  private Future<Result> known(Transaction transaction, UUID account) {
    return steps
        .of(transaction, account)
        .map(list ->
            new Result(
                "known",
                Map.of(
                    "steps", new Value.Text(told(list)), "next_step", new Value.Text(next(list)))));
  }

  /**
   * Returns the first step that the person can take now: {@code structure}, {@code spaces} or
   * {@code bank-details}; {@code waiting} where all that is left waits for somebody else; {@code
   * none} where nothing is left.
   */
  private static String next(List<FirstStep> steps) {
    return steps.stream()
        .filter(step -> step.state() == FirstStep.State.TO_DO)
        .findFirst()
        .map(step ->
            switch (step.kind()) {
              case ACCOUNT_AND_STRUCTURE, ACTIVATION -> "structure";
              case SPACES -> "spaces";
              case BANK_DETAILS -> "bank-details";
            })
        .orElseGet(() ->
            steps.stream().anyMatch(step -> step.state() == FirstStep.State.WAITING)
                ? "waiting"
                : "none");
  }

  /** Returns « 1. Créer le compte et la structure : fait ; 2. … ». */
  private static String told(List<FirstStep> steps) {
    return IntStream.range(0, steps.size())
        .mapToObj(index -> {
          FirstStep step = steps.get(index);
          String state = step.state().label().toLowerCase(Locale.FRENCH);
          return "%d. %s : %s".formatted(index + 1, step.kind().label(), state);
        })
        .collect(Collectors.joining(" ; "));
  }

  private Future<Result> unbound(Transaction transaction, Request request, String outcome) {
    return LogInLink.issue(links, transaction, request)
        .map(link -> new Result(outcome, Map.of("link", link)));
  }
}
