package fr.assistantchorus.web.site.refund;

import fr.assistantchorus.portal.refund.PreparedRefund;
import fr.assistantchorus.portal.refund.RefundPreparation;
import fr.assistantchorus.portal.refund.RefundPreparation.Blocked;
import fr.assistantchorus.portal.refund.RefundPreparation.View;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Slice;
import fr.assistantchorus.web.page.Tab;
import fr.assistantchorus.web.page.Task;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * « Demande de remboursement TIC » (F24, F25): for each TIC space that one may use, what a request
 * would have, and where to add what is missing.
 */
public final class RefundPage {
  private static final String STRUCTURES = "/espaces/gestionnaire/structures/";
  private static final String SUBSCRIPTIONS = "/espaces/compte/abonnements";
  private static final String ATTACHMENTS = "/espaces/compte/rattachements";

  private final Site site;
  private final RefundPreparation preparation;

  public RefundPage(Site site, RefundPreparation preparation) {
    this.site = site;
    this.preparation = preparation;
  }

  public void route(Routes routes) {
    routes.get(Tab.TIC, site.visitors().loggedIn(this::look));
  }

  /**
   * A TIC space on the page.
   *
   * @param service empty for the whole structure
   * @param tasks what a request must or may have
   */
  record Shown(
      StructureName structure, String service, boolean ready, boolean manager, List<Task> tasks) {}

  /**
   * A structure whose TIC space one may not use.
   *
   * @param path where one goes on; empty where one can only wait
   */
  record Hindered(StructureName structure, String sentence, String path, String label) {}

  private void look(RoutingContext context) {
    Responses.answer(
        context,
        site.transaction(transaction ->
            preparation.look(transaction, Visitors.account(context).orElseThrow().id())),
        view -> site.show(context, 200, "tic", values(context, view)));
  }

  /** An accountant has dozens of clients: what is to be completed comes first. */
  private static Map<String, Object> values(RoutingContext context, View view) {
    List<PreparedRefund> prepared = new ArrayList<>(view.prepared());
    prepared.sort(
        Comparator.comparing(PreparedRefund::isReady)
            .thenComparing(one -> one.space().structure().name(), String.CASE_INSENSITIVE_ORDER));
    Slice<PreparedRefund> page = Slice.of(context, prepared);
    return Map.of(
        "spaces",
        new Slice<>(
            page.rows().stream().map(RefundPage::shown).toList(),
            page.number(),
            page.pages(),
            page.total()),
        "ready",
        prepared.stream().filter(PreparedRefund::isReady).count(),
        "hindered",
        view.blocked().stream().limit(Slice.SIZE).map(RefundPage::hindered).toList(),
        "others",
        Math.max(0, view.blocked().size() - Slice.SIZE));
  }

  private static Shown shown(PreparedRefund prepared) {
    return new Shown(
        prepared.space().structure(),
        prepared.space().opened().service().map(service -> service.name()).orElse(""),
        prepared.isReady(),
        prepared.space().manager(),
        tasks(prepared));
  }

  private static List<Task> tasks(PreparedRefund prepared) {
    String structure = STRUCTURES + prepared.space().structure().id();
    boolean manager = prepared.space().manager();
    List<Task> tasks = new ArrayList<>();
    tasks.add(
        prepared.bankDetails()
            ? Task.done("Coordonnées bancaires", "Elles accompagnent chaque demande.")
            : missing(
                manager,
                "Coordonnées bancaires",
                "Elles sont exigées avant un remboursement, avec une copie du RIB.",
                structure + "/coordonnees-bancaires/ajouter"));
    tasks.add(
        prepared.hasCategory()
            ? Task.done("Catégorie de bénéficiaire", prepared.space().opened().categoryLabel())
            : missing(manager, "Catégorie de bénéficiaire", "À choisir.", structure + "/espaces"));
    if (prepared.wantsShellfishNumber()) {
      tasks.add(
          prepared.hasShellfishNumber()
              ? Task.done("Numéro de conchyliculteur", "Il préremplit les demandes.")
              : missing(
                  manager, "Numéro de conchyliculteur", "À indiquer.", structure + "/espaces"));
    }
    tasks.add(
        prepared.hasPacage()
            ? Task.done("Numéro de PACAGE", prepared.space().opened().maskedPacage())
            : new Task(
                "Numéro de PACAGE",
                "Si vous en avez un : il préremplit les demandes.",
                manager ? structure + "/espaces" : "",
                "optional",
                "Facultatif"));
    tasks.add(
        prepared.mayRequest()
            ? Task.done("Votre habilitation", prepared.space().access().label())
            : Task.toDo(
                "Votre habilitation",
                "Consultation seulement : demandez un abonnement en modification.",
                SUBSCRIPTIONS));
    return tasks;
  }

  /** Returns what is missing, which only the gestionnaire principal can add. */
  private static Task missing(boolean manager, String label, String hint, String path) {
    return manager
        ? Task.toDo(label, hint, path)
        : Task.waiting(label, hint, "Au gestionnaire principal");
  }

  private static Hindered hindered(Blocked blocked) {
    StructureName structure = blocked.structure();
    String path = STRUCTURES + structure.id();
    return switch (blocked.obstacle()) {
      case NOT_OPENED ->
          new Hindered(
              structure,
              "L’espace TIC n’est pas ouvert.",
              path + "/espaces/ajouter",
              "Ouvrir l’espace");
      case NOT_OPENED_BY_MANAGER ->
          new Hindered(
              structure,
              "Le gestionnaire principal n’a pas ouvert l’espace TIC. Demandez-lui de l’ouvrir.",
              "",
              "");
      case MANAGEMENT_CENTRE ->
          new Hindered(
              structure,
              "Un centre de gestion agricole n’a pas d’espace TIC. Faites-vous rattacher aux"
                  + " exploitations pour lesquelles vous agissez.",
              "/structures/recherche",
              "Rechercher une structure");
      case NOT_SUBSCRIBED ->
          new Hindered(
              structure,
              "L’espace TIC est ouvert, et vous n’y avez pas d’abonnement accepté.",
              SUBSCRIPTIONS,
              "Mes abonnements");
      case NOT_ATTACHED ->
          new Hindered(
              structure,
              "Votre demande de rattachement attend la décision du gestionnaire principal.",
              ATTACHMENTS,
              "Mes rattachements");
    };
  }
}
