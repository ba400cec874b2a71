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

/** What the assistant does not do yet: it says so, and points to a place that is there. */
final class PointersIT {
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
          g oublié mon mot de passe                                | changer un mot de passe
          mon compte est bloqué                                    | bloquée pendant une heure
          je cherche une structure avec son siret                  | chercher une structure
          je veux créer une nouvelle structure                     | créer une structure
          comment me rattacher à la structure de mon patron        | demande de rattachement
          quelqu’un demande à rejoindre ma structure, je fais quoi | Activités du gestionnaire
          je veux ouvrir l’espace tic                              | s’ouvre à l’inscription
          je veux m’abonner à l’espace tic de la structure         | demande d’abonnement
          je veux enregistrer mon numéro de pacage                 | numéro de PACAGE
          je veux ajouter mon rib                                  | enregistrer des coordonnées bancaires
          je veux que mon comptable fasse les demandes à ma place  | délégation
          quel temps fera-t-il demain                              | Cela sort de ce que je connais
          """)
  void anotherWishGetsAnHonestPointerWhoseLinksWork(String wish, String answer) {
    try (BrowserContext person = browser.person()) {
      Widget widget = Widget.on(person, portal.address("/confidentialite")).open();
      widget.say(wish);
      assertThat(widget.lines().last()).containsText(answer);
      assertThat(widget.options()).not().hasCount(0);
      for (String link : Links.of(widget.page())) {
        assertThat(person.request().get(link).status()).as(link).isEqualTo(200);
      }
      var pointers = widget.log().getByRole(AriaRole.LINK);
      if (pointers.count() > 0) {
        pointers.first().click();
        assertThat(widget.page()).not().hasURL(portal.address("/confidentialite"));
        assertThat(widget.page().getByRole(AriaRole.HEADING).first()).isVisible();
      }
      assertThat(widget.complaints()).isEmpty();
    }
  }
}
