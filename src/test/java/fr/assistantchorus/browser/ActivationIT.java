package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.widget.Widget;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way in: a new activation mail by talking, its link, an account, a login (F18 to F22, F4). */
final class ActivationIT {
  private static final String LOST_MAIL = "je mé suis inscri ier soir g pas resu le mail";
  private static final String PASSWORD = "Colza-Tournesol-47";
  private static final Pattern DEADLINE = Pattern.compile("jusqu’au (.+? à \\d\\d:\\d\\d)");

  private static Browser browser;
  private static RunningPortal portal;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.get();
    portal = RunningPortal.get();
  }

  @Test
  void aFarmerWhoLostTheMailGetsAnotherAndIsInWithinMinutes() throws Exception {
    try (BrowserContext person = browser.person(Screen.WIDE.options())) {
      Widget widget = Widget.on(person, portal.address("/"));
      Page page = widget.page();
      String link = askForTheMail(widget.open());
      openFromTheMailbox(page, link);
      refuseAWeakPassword(page);
      activate(page);
      logInAndOut(page);
      aUsedLinkSaysSoAndLeadsOn(widget, link);
      assertThat(widget.complaints()).isEmpty();
    }
  }

  /**
   * @return the link of the mail that came
   */
  private static String askForTheMail(Widget widget) throws Exception {
    widget.say(LOST_MAIL);
    assertThat(widget.lines().last()).containsText("Quelle est l’adresse électronique");
    widget.say(RunningPortal.CAMILLE);
    assertThat(widget.lines().last()).containsText("un nouveau courriel part à l’instant");
    Browser.screenshot(widget.page(), "conversation-deadline");
    Matcher deadline = DEADLINE.matcher(widget.lines().last().textContent());
    assertThat(deadline.find()).isTrue();

    String mail = portal.mailTo(RunningPortal.CAMILLE, "Activez votre compte");
    String inTheMail = deadline.group(1).replace('\u00a0', ' ');
    assertThat(mail.replace('\u00a0', ' ')).contains("reste valable jusqu’au " + inTheMail);
    return RunningPortal.linkIn(mail);
  }

  private static void openFromTheMailbox(Page page, String link) {
    page.navigate(portal.address("/dev/mail"));
    Screen.check(page, "mailbox");
    page.locator("a[href='" + link + "']").first().click();
    assertThat(Named.heading(page, "Activer votre compte")).isVisible();
    assertThat(page.getByText("Camille DURAND")).isVisible();
    assertThat(page.getByText("EARL Durand")).isVisible();
    assertThat(page.getByText(RunningPortal.CAMILLE)).isVisible();
    Screen.check(page, "activation");
  }

  private static void refuseAWeakPassword(Page page) {
    password(page).fill("camille");
    confirmation(page).fill("camile");
    Named.button(page, "Activer mon compte").click();

    Locator summary = page.getByRole(AriaRole.ALERT);
    assertThat(summary).containsText("À corriger");
    assertThat(summary.getByRole(AriaRole.HEADING)).isFocused();
    assertThat(page.locator("#mot_de_passe-fault")).isVisible();
    assertThat(page.locator("#confirmation-fault")).containsText("pas les mêmes");
    assertThat(page.locator("#question-fault")).isVisible();
    assertThat(page.locator("#reponse-fault")).isVisible();
    assertThat(password(page)).hasValue("");
    Screen.check(page, "activation-errors");
    summary.getByText("Les deux mots de passe ne sont pas les mêmes.").click();
    assertThat(confirmation(page)).isFocused();
  }

  private static void activate(Page page) {
    password(page).fill(PASSWORD);
    confirmation(page).fill(PASSWORD);
    page.locator("select#question").selectOption("Ma propre question");
    page.locator("#question_propre").fill("Quel est le nom de mon chien ?");
    page.locator("#reponse").fill("Filou");
    Named.button(page, "Activer mon compte").click();

    assertThat(Named.heading(page, "Votre compte est activé")).isVisible();
    assertThat(page.getByText("Camille DURAND, votre compte a été créé avec succès")).isVisible();
    Locator structure = Named.region(page, "Structure");
    assertThat(structure.locator("th"))
        .hasText(new String[] {"Identifiant", "Désignation", "Gestionnaire principal"});
    assertThat(structure.locator("td"))
        .hasText(new String[] {"123 456 782 00010", "EARL Durand", "Camille DURAND"});
    Screen.check(page, "activated");
  }

  private static void logInAndOut(Page page) {
    Named.link(page, "Se connecter").first().click();
    Locator block = Named.region(page, "Vous avez déjà un compte ?");
    block.getByLabel("Adresse électronique de connexion").fill(RunningPortal.CAMILLE);
    block.getByLabel("Mot de passe").fill("pas le bon");
    Named.button(page, "Se connecter").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Connexion refusée");
    Screen.check(page, "login-refused");
    block.getByLabel("Mot de passe").fill(PASSWORD);
    Named.button(page, "Se connecter").click();

    assertThat(Named.heading(page, "Bonjour Camille DURAND")).isVisible();
    assertThat(page).hasURL(portal.address("/accueil"));
    assertThat(page.getByText("Gestionnaire principal")).isVisible();
    Screen.check(page, "logged-in");
    Links links = new Links(page.context(), portal.address("/"));
    links.walk();
    assertThat(links.broken()).isEmpty();
    assertThat(links.pages()).contains("/accueil", "/espaces/compte", "/espaces/tic");

    Named.button(page, "Déconnexion").click();
    assertThat(Named.region(page, "Vous avez déjà un compte ?")).isVisible();
    page.navigate(portal.address("/accueil"));
    assertThat(page).hasURL(portal.address("/#connexion"));
  }

  private static void aUsedLinkSaysSoAndLeadsOn(Widget widget, String link) {
    Page page = widget.page();
    page.navigate(link);
    assertThat(Named.heading(page, "Ce lien d’activation a déjà servi")).isVisible();
    Screen.check(page, "link-used");
    Named.button(page, "Demander de l’aide à l’assistant").click();
    assertThat(widget.panel()).isVisible();
  }

  @Test
  void anExpiredLinkSaysSoAndTheAssistantSendsAnother() throws Exception {
    try (BrowserContext person = browser.person(Screen.NARROW.options())) {
      Widget widget = Widget.on(person, portal.expiredLink());
      Page page = widget.page();
      assertThat(Named.heading(page, "Ce lien d’activation a expiré")).isVisible();
      Screen.check(page, "link-expired");

      Named.button(page, "Le demander à l’assistant").click();
      assertThat(widget.lines().last()).containsText("Quelle est l’adresse électronique");
      widget.say(RunningPortal.LUCAS);
      assertThat(widget.lines().last()).containsText("un nouveau courriel part à l’instant");
      page.navigate(
          RunningPortal.linkIn(portal.mailTo(RunningPortal.LUCAS, "Activez votre compte")));
      assertThat(Named.heading(page, "Activer votre compte")).isVisible();
      assertThat(page.getByText("Lucas MARTIN")).isVisible();
      Screen.check(page, "activation-narrow");
    }
  }

  @Test
  void aForgedLinkSaysSoAndLeadsToTheAssistant() {
    try (BrowserContext person = browser.person()) {
      Widget widget = Widget.on(person, portal.address("/activation/0000-un-lien-invente-0000"));
      Page page = widget.page();
      assertThat(Named.heading(page, "Ce lien d’activation n’est pas reconnu")).isVisible();
      Screen.check(page, "link-forged");
      Named.button(page, "Le demander à l’assistant").click();
      assertThat(widget.lines().last()).containsText("Quelle est l’adresse électronique");
    }
  }

  private static Locator password(Page page) {
    return page.getByLabel("Mot de passe *", new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator confirmation(Page page) {
    return page.getByLabel(
        "Confirmation du mot de passe *", new Page.GetByLabelOptions().setExact(true));
  }
}
