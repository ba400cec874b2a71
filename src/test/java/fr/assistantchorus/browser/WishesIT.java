package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.AriaRole;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.widget.Widget;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What people wish for first: each is begun at once, or once they are logged in, and each link
 * works.
 */
final class WishesIT {
  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          g oublié mon mot de passe                                | nouveau mot de passe
          mon compte est bloqué                                    | bloquée une heure
          je cherche une structure avec son siret                  | une fois connecté
          je veux créer une nouvelle structure                     | une fois connecté
          comment me rattacher à la structure de mon patron        | une fois connecté
          quelqu’un demande à rejoindre ma structure, je fais quoi | une fois connecté
          je veux ouvrir l’espace tic                              | une fois connecté
          je veux m’abonner à l’espace tic de la structure         | une fois connecté
          je veux enregistrer mon numéro de pacage                 | une fois connecté
          je veux ajouter mon rib                                  | une fois connecté
          je veux que mon comptable fasse les demandes à ma place  | De votre côté : 1. ouvrez
          quel temps fera-t-il demain                              | Cela sort de ce que je connais
          """)
  void everyWishIsBegunAndItsLinkLeadsSomewhere(String wish, String answer) {
    try (BrowserContext person = browser.person()) {
      Widget widget = Widget.on(person, portal.address("/confidentialite")).open();
      widget.say(wish);
      assertThat(widget.lines().last()).containsText(answer);
      var links = widget.log().getByRole(AriaRole.LINK);
      if (links.count() > 0) {
        links.first().click();
        assertThat(widget.page()).not().hasURL(portal.address("/confidentialite"));
        assertThat(widget.page().getByRole(AriaRole.HEADING).first()).isVisible();
      }
      assertThat(widget.complaints()).isEmpty();
    }
  }
}
