package fr.assistantchorus.web.site.home;

import fr.assistantchorus.web.http.Problem;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Site;
import java.util.List;
import java.util.Map;

/** Pages that say honestly what this demonstrator does not offer, or not yet. */
public final class Announcements {
  private record Announcement(String path, String title, List<String> paragraphs) {}

  private static final String NOT_OFFERED =
      "Ce démonstrateur ne l’offre pas. Sur le portail officiel, le service se trouve depuis la"
          + " page d’accueil.";

  private static final List<Announcement> ALL =
      List.of(
          new Announcement(
              "/services/dume",
              "Accéder au service DUME",
              List.of(
                  "Le document unique de marché européen (DUME) est une déclaration que remettent"
                      + " les entreprises candidates à un marché public. Il ne concerne ni"
                      + " l’inscription, ni le remboursement de la TIC.",
                  NOT_OFFERED)),
          new Announcement(
              "/services/signature",
              "Vérifier une signature électronique",
              List.of(
                  "Ce service dit si la signature d’un document électronique est valide, et qui l’a"
                      + " signé.",
                  "Il n’est pas nécessaire pour s’inscrire : aucun document à signer n’y est"
                      + " demandé.",
                  NOT_OFFERED)));

  private final Site site;

  public Announcements(Site site) {
    this.site = site;
  }

  /**
   * Adds the pages. It must be called after all other pages, since a page that exists takes the
   * place of its announcement.
   */
  public void route(Routes routes) {
    for (Announcement page : ALL) {
      routes.getUnlessTaken(
          page.path,
          site.visitors()
              .known(context ->
                  site.show(
                      context,
                      200,
                      "annonce",
                      Map.of("title", page.title, "paragraphs", page.paragraphs))));
    }
    routes
        .get(
            "/confidentialite",
            site.visitors().known(context -> site.show(context, 200, "confidentialite", Map.of())))
        .get(
            "/problems/:code",
            context ->
                Problem.ofCode(context.pathParam("code"))
                    .ifPresentOrElse(
                        problem ->
                            site.showMessage(context, 200, problem.title(), problem.detail()),
                        () -> context.fail(404)));
  }
}
