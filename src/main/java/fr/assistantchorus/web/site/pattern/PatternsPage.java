package fr.assistantchorus.web.site.pattern;

import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.page.Choice;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.Grouped;
import fr.assistantchorus.web.page.Row;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Sort;
import fr.assistantchorus.web.page.Sure;
import fr.assistantchorus.web.page.Task;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the patterns of the pages, each in every state, with data that are nobody's. */
public final class PatternsPage {
  private static final String PATH = "/dev/patterns";

  private static final List<Choice> FEW =
      List.of(
          new Choice("rib", "RIB", "Code banque, code guichet, numéro de compte et clé."),
          new Choice("iban", "IBAN", "Commence par deux lettres, FR pour la France."));
  private static final List<Choice> SPACES =
      List.of(
          new Choice(
              "tic", "Demande de remboursement TIC", "Déposer et suivre vos remboursements."),
          new Choice("factures", "Factures émises", "Déposer et suivre vos factures."),
          new Choice("flux", "Suivi des flux"));

  private final Site site;

  public PatternsPage(Site site) {
    this.site = site;
  }

  public void route(Routes routes) {
    routes
        .get(PATH, site.visitors().known(this::show))
        .get(
            PATH + "/formulaire",
            site.visitors().known(context -> site.show(context, 200, "modeles-formulaire", form())))
        .get(PATH + "/confirmation", site.visitors().known(this::confirmation))
        .get(PATH + "/certain", site.visitors().known(this::sure));
  }

  private void show(RoutingContext context) {
    Map<String, Object> values = new HashMap<>();
    values.put("told", List.of("La demande de Marc PETIT est acceptée : il en est averti."));
    values.put("empty_form", Form.empty());
    values.put("few", FEW);
    values.put("spaces", SPACES);
    values.put("chosen", List.of("tic", "flux"));
    values.put("rows", rows());
    values.put("tasks", tasks());
    values.put("sort", Sort.of(context, "", List.of("nom", "date")));
    values.put(
        "step_names", List.of("Mes informations", "Ma structure", "Mes espaces", "Récapitulatif"));
    site.show(context, 200, "modeles", values);
  }

  private static Map<String, Object> form() {
    Form form =
        Form.of(
                Map.of(
                    "siret", "123 456 782 0001",
                    "type", "",
                    "categorie", "",
                    "motif", "Déjà rattachée par une autre personne.",
                    "ville", "Rennes"))
            .error("siret", "Il manque un chiffre : un SIRET en a 14, vous en avez saisi 13.")
            .error("mot_de_passe", "Saisissez votre mot de passe.")
            .error("code_postal", "Un code postal a 5 chiffres.")
            .error("type", "Choisissez RIB ou IBAN.")
            .error("categorie", "Choisissez une catégorie.")
            .error("jour", "Donnez la date de la demande.")
            .error("fichier", "Choisissez un fichier PDF, PNG ou JPEG.")
            .error("accord", "Cochez la case pour confirmer.");
    return Map.of("form", form, "few", FEW, "spaces", SPACES, "chosen", List.of("tic"));
  }

  private static List<Row> rows() {
    return List.of(
        Row.text("Raison sociale", "EARL des Tilleuls"),
        Row.number("Identifiant (SIRET)", Grouped.siret("12345678200010")),
        Row.lines("Adresse", List.of("12 rue du Pré", "Bâtiment B", "35000 Rennes"))
            .changedAt("#recapitulatif"),
        Row.number("IBAN", Grouped.iban("FR7630004000031234567890143")).changedAt("#recapitulatif"),
        Row.text("Adresse électronique", "une.adresse.vraiment.tres.longue@exploitation.exemple.fr")
            .changedAt("#recapitulatif"));
  }

  private static List<Task> tasks() {
    return List.of(
        Task.done("Créer le compte", ""),
        Task.waiting(
            "Être rattaché à une structure",
            "GAEC Garnier : son gestionnaire décide.",
            "En attente du gestionnaire"),
        Task.toDo("Ouvrir l’espace TIC", "Pour demander un remboursement.", "#taches"));
  }

  private void confirmation(RoutingContext context) {
    site.show(context, 200, "modeles-confirmation", Map.of("rows", rows()));
  }

  private void sure(RoutingContext context) {
    site.ask(
        context,
        new Sure(
            "Supprimer votre rattachement ?",
            "Vous n’aurez plus accès aux espaces de cette structure.",
            rows().subList(0, 2),
            "Pour y revenir, il faudra une nouvelle demande et l’accord du gestionnaire.",
            PATH,
            Map.of("rattachement", "1"),
            "Supprimer le rattachement",
            "Ne rien changer",
            PATH,
            true));
  }
}
