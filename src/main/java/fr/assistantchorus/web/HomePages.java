package fr.assistantchorus.web;

import fr.assistantchorus.field.Email;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Siret;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The home page with its two blocks (F4, F5, F6), and what the second leads to. */
final class HomePages {
  private static final String ADDRESS = "adresse";
  private static final String SIRET = "siret";
  private static final String WITHOUT_SIRET = "sans_siret";

  private final Pages pages;
  private final FormGuard guard;
  private final Visitors visitors;

  HomePages(Pages pages, FormGuard guard, Visitors visitors) {
    this.pages = pages;
    this.guard = guard;
    this.visitors = visitors;
  }

  void route(Routes routes) {
    routes
        .get("/", visitors.known(this::look))
        .get("/inscription", context -> Responses.seeOther(context, "/#inscription"))
        .post("/inscription", visitors.known(this::signUp));
  }

  private void look(RoutingContext context) {
    Form login = Form.empty();
    context.queryParam(ReturnPath.FIELD).stream()
        .findFirst()
        .flatMap(ReturnPath::safe)
        .ifPresent(path -> login.keep(ReturnPath.FIELD, path));
    show(context, 200, login, Form.empty());
  }

  /**
   * @param login of « Vous avez déjà un compte ? »
   * @param signUp of « Vous êtes nouveau sur Chorus Pro ? »
   */
  void show(RoutingContext context, int status, Form login, Form signUp) {
    pages.show(context, status, "accueil", Map.of("login", login, "sign_up", signUp));
  }

  /** Checks what was typed as the sign-up will, and keeps nothing of it. */
  private void signUp(RoutingContext context) {
    Form form = Form.read(context, ADDRESS, SIRET, WITHOUT_SIRET);
    if (!guard.passes(context)) {
      show(context, 403, Form.empty(), form.message(FormGuard.EXPIRED));
      return;
    }
    if (Email.parse(form.value(ADDRESS)) instanceof Parsed.Bad(String reason)) {
      form.error(ADDRESS, sentenceOnAddress(reason));
    }
    boolean withSiret = form.value(WITHOUT_SIRET).isEmpty();
    if (withSiret && Siret.parse(form.value(SIRET)) instanceof Parsed.Bad(String reason)) {
      form.error(SIRET, sentenceOnSiret(reason));
    }
    if (form.isGood()) {
      pages.show(context, 200, "inscription", Map.of("with_siret", withSiret));
    } else {
      show(context, 422, Form.empty(), form);
    }
  }

  private static String sentenceOnAddress(String reason) {
    return reason.equals("empty")
        ? "Saisissez votre adresse électronique de connexion."
        : "Cette adresse électronique n’est pas complète. Elle ressemble à prenom.nom@exemple.fr.";
  }

  private static String sentenceOnSiret(String reason) {
    return switch (reason) {
      case "empty" ->
          "Saisissez votre numéro de SIRET, ou cochez « Je n’ai pas de numéro de SIRET ».";
      case "letters" -> "Un numéro de SIRET ne contient que des chiffres.";
      case "siren" ->
          "Vous avez saisi 9 chiffres : c’est un numéro de SIREN. Ajoutez les 5 chiffres de"
              + " l’établissement.";
      case "length" -> "Un numéro de SIRET compte 14 chiffres.";
      default -> "Ce numéro de SIRET n’existe pas : vérifiez qu’aucun chiffre n’est inversé.";
    };
  }
}
