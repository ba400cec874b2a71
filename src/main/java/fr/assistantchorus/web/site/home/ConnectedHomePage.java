package fr.assistantchorus.web.site.home;

import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.signup.FirstStep;
import fr.assistantchorus.portal.signup.FirstSteps;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Slice;
import fr.assistantchorus.web.page.Tab;
import fr.assistantchorus.web.page.Task;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * « Accueil connecté » (F25): what waits for a decision, and the four steps of F1 as tasks, each
 * with the way to where it is done.
 */
public final class ConnectedHomePage {
  private static final String STRUCTURES = Tab.MANAGER + "/structures";
  private static final String SEARCH = "/structures/recherche";

  private final Site site;
  private final FirstSteps firstSteps;

  public ConnectedHomePage(Site site, FirstSteps firstSteps) {
    this.site = site;
    this.firstSteps = firstSteps;
  }

  public void route(Routes routes) {
    routes.get(Tab.HOME, site.visitors().loggedIn(this::show));
  }

  /** A thing that waits for a decision, and where it is made. */
  public record Waiting(String label, String path) {}

  private void show(RoutingContext context) {
    Account account = Visitors.account(context).orElseThrow();
    Responses.answer(
        context,
        site.transaction(transaction -> firstSteps.of(transaction, account.id())),
        steps ->
            site.show(
                context,
                200,
                "accueil-connecte",
                Map.of(
                    "account", account,
                    "structures", Slice.of(context, account.attachments()),
                    "steps", steps.stream().map(step -> task(step, account)).toList(),
                    "ready", steps.stream().allMatch(step -> step.state() == FirstStep.State.DONE),
                    "waiting", waiting(Visitors.counts(context)))));
  }

  private static List<Waiting> waiting(Map<String, Integer> counts) {
    int decisions = counts.getOrDefault(Tab.MANAGER, 0);
    if (decisions == 0) {
      return List.of();
    }
    String label =
        decisions == 1 ? "Une demande attend" : "%d demandes attendent".formatted(decisions);
    return List.of(new Waiting(label, Tab.MANAGER));
  }

  private static Task task(FirstStep step, Account account) {
    String label = step.kind().label();
    return switch (step.state()) {
      case DONE -> Task.done(label, "");
      case WAITING -> Task.waiting(label, "", step.state().label());
      case TO_DO ->
          switch (step.kind()) {
            case ACCOUNT_AND_STRUCTURE ->
                Task.toDo(
                    label,
                    "Cherchez votre structure, demandez à y être rattaché ou créez-la.",
                    SEARCH);
            case SPACES ->
                Task.toDo(
                    label,
                    "« Demande de remboursement TIC » s’ouvre sur une structure dont vous êtes"
                        + " gestionnaire principal.",
                    ofStructure(account, "/espaces/ajouter"));
            case ACTIVATION -> Task.toDo(label, "", "/nouveau-courriel");
            case BANK_DETAILS ->
                Task.toDo(
                    label,
                    "Ayez sous la main une copie de votre RIB, en PDF, PNG ou JPEG.",
                    ofStructure(account, "/coordonnees-bancaires/ajouter"));
          };
    };
  }

  /**
   * Returns the path of a page of the structure that the account manages; where it manages none or
   * several, that of the list of its structures.
   */
  private static String ofStructure(Account account, String page) {
    List<UUID> managed =
        account.attachments().stream()
            .filter(attachment -> attachment.standing() == Standing.PRINCIPAL_MANAGER)
            .map(Attachment::structure)
            .map(structure -> structure.id())
            .toList();
    return managed.size() == 1 ? STRUCTURES + "/" + managed.getFirst() + page : STRUCTURES;
  }
}
