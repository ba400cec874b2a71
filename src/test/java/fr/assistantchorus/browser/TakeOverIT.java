package fr.assistantchorus.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.assistantchorus.web.console.ConsoleSite.AGENT;
import static fr.assistantchorus.web.console.ConsoleSite.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import fr.assistantchorus.field.OpeningHours;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.support.Browser;
import fr.assistantchorus.support.House;
import fr.assistantchorus.web.console.ConsoleSite;
import fr.assistantchorus.widget.Widget;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A person and an agent of the support write to each other, each in a browser of their own, on two
 * nodes that share one database.
 */
final class TakeOverIT {
  private static final String IBAN = "FR76 3000 6000 0112 3456 7890 189";
  private static final Pattern DIRECT = Pattern.compile("/direct$");

  @AutoClose
  private static final ConsoleSite SITE =
      new ConsoleSite(rules ->
          rules.withDesk(
              new PortalRules.Desk(
                  OpeningHours.ALWAYS, Duration.ofMinutes(5), Duration.ofMinutes(10))));

  private static final ConsoleSite.Node OTHER = SITE.another();

  private BrowserContext person;
  private BrowserContext support;

  @BeforeEach
  void settle() throws Exception {
    SITE.settle();
    person = Browser.get().person(Walk.screen());
    support = Browser.get().person(Walk.screen());
  }

  @AfterEach
  void leave() {
    person.close();
    support.close();
  }

  @Test
  void aPersonAndAnAgentWriteToEachOtherFromTwoNodes() {
    Page agent = loggedIn(AGENT, OTHER::at);
    agent.navigate(OTHER.at("/console/file").toString());
    assertThat(agent.locator("#attente")).hasText("Personne n’attend.");
    look(agent, "queue-empty");

    Widget widget = waiting();
    look(widget.page(), "take-over-waiting");
    assertThat(agent.locator("#attente")).hasText("Une personne attend.");
    assertThat(agent.locator("tbody")).containsText("mon compte a disparu");
    look(agent, "queue");
    agent.locator("tbody button").click();
    assertThat(agent).hasURL(DIRECT);
    assertThat(widget.lines().last()).containsText("Agent, du support, vous répond maintenant");

    say(agent, "Bonjour ! Depuis quand ?");
    assertThat(widget.page().locator(".line.agent").last())
        .containsText("Agent, du support : Bonjour ! Depuis quand ?");
    widget.say("depuis hier, mon iban est " + IBAN);
    assertThat(agent.locator(".said .user").last())
        .containsText("depuis hier, mon iban est FR76 ****");
    assertThat(agent.locator("body")).not().containsText("6000 0112");
    widget.say("annule tout");
    assertThat(agent.locator(".said .user").last()).containsText("annule tout");
    say(agent, "Je regarde.");
    assertThat(widget.page().locator(".line.agent").last()).containsText("Je regarde.");
    assertThat(agent.getByLabel("Votre message")).hasValue("");
    look(agent, "take-over-agent");
    look(widget.page(), "take-over-person");
    String address = agent.url();

    // The agent's page is closed, and its node dies: the other one has everything.
    agent.close();
    Page again = support.newPage();
    again.navigate(SITE.at("/console/file").toString());
    again.getByText("revenir à cette conversation").click();
    assertThat(again).hasURL(DIRECT);
    assertThat(again.locator(".said .agent")).hasCount(2);
    widget.page().reload();
    assertThat(widget.page().locator(".line.agent")).hasCount(2);
    say(again, "C’est corrigé.");
    assertThat(widget.page().locator(".line.agent").last()).containsText("C’est corrigé.");

    Named.button(again, "Rendre à l’assistant").click();
    assertThat(again.locator("main")).containsText("La conversation est rendue à l’assistant");
    assertThat(again.locator("#attente")).hasText("Personne n’attend.");
    assertThat(widget.lines().last())
        .containsText("C’est à nouveau l’assistant automatique qui vous répond.");
    assertThat(widget.complaints()).isEmpty();
    UUID conversation = UUID.fromString(address.replaceAll(".*conversations/|/direct", ""));
    assertThat(SITE.house.replay.asItWas(conversation).await()).isEmpty();
    assertThat(
            SITE.house.database.query(
                "SELECT FROM conversation_turn WHERE conversation = $1 AND kind = 'agent-said'",
                conversation))
        .hasSize(3);
  }

  @Test
  void thePersonGoesOnWithTheAssistantAndTheAgentIsToldSo() {
    Page agent = loggedIn(AGENT, OTHER::at);
    Page late = loggedIn(SUPERVISOR, SITE::at);
    Widget widget = waiting();
    agent.navigate(OTHER.at("/console/file").toString());
    late.navigate(SITE.at("/console/file").toString());
    assertThat(late.locator("tbody button")).hasCount(1);
    late.route("**/file/flux", route -> route.abort());
    late.reload();
    agent.locator("tbody button").click();
    assertThat(agent).hasURL(DIRECT);
    late.locator("tbody button").click();
    assertThat(late.locator("main")).containsText("Agent répond déjà à cette personne.");

    widget.button("Continuer avec l’assistant").click();
    assertThat(widget.lines().last()).containsText("c’est à nouveau l’assistant automatique");
    assertThat(agent.locator("main")).containsText("La conversation n’est plus à vous");
    look(agent, "take-over-over");
  }

  @Test
  void aRequestIsAnsweredBesideItsConversation() {
    Widget widget = Widget.on(person, SITE.at("/").toString()).open();
    widget.say("je veux parler à quelqu’un");
    widget.button("Laisser une demande").click();
    assertThat(widget.lines().last()).containsText("Que dois-je lui dire");
    widget.say("mon compte a disparu");
    assertThat(widget.lines().last()).containsText("À quelle adresse électronique");
    widget.say("paul@ferme-exemple.fr");
    assertThat(widget.lines().last()).containsText("Dois-je l’envoyer");
    widget.say("oui");
    assertThat(widget.lines().last()).containsText("C’est envoyé.");

    Page agent = loggedIn(AGENT, OTHER::at);
    Named.link(agent, "Sollicitations").click();
    look(agent, "requests");
    agent.locator("tbody a").click();
    assertThat(agent.locator("main")).containsText("mon compte a disparu");
    look(agent, "request");
    agent.getByLabel("Réponse").fill("Votre compte est là.");
    Named.button(agent, "Envoyer la réponse").click();
    assertThat(agent.locator("main")).containsText("La réponse est enregistrée");
    Named.link(agent, "La revoir").click();
    agent.getByLabel("Motif").fill("pour répondre à la sollicitation");
    Named.button(agent, "Ouvrir la conversation").click();
    agent.getByLabel("Nouvelle note").fill("Le compte porte son nom d’usage.");
    Named.button(agent, "Noter").click();
    assertThat(agent.locator("main")).containsText("La note est enregistrée");
    assertThat(agent.locator(".notes")).containsText("Le compte porte son nom d’usage.");
    look(agent, "notes");
  }

  /** Somebody who waits, on the first node. */
  private Widget waiting() {
    Widget widget = Widget.on(person, SITE.at("/").toString()).open();
    widget.say("je veux parler à quelqu’un");
    widget.button("Attendre une personne").click();
    assertThat(widget.lines().last()).containsText("Que dois-je dire à la personne");
    widget.say("mon compte a disparu");
    assertThat(widget.lines().last()).containsText("À quelle adresse électronique");
    widget.say("paul@ferme-exemple.fr");
    assertThat(widget.lines().last()).containsText("Je préviens une personne du support");
    return widget;
  }

  private Page loggedIn(String who, Function<String, URI> at) {
    SITE.house.clock.advance(Duration.ofMinutes(1));
    Page page = (who.equals(AGENT) ? support : Browser.get().person(Walk.screen())).newPage();
    page.navigate(at.apply("/console").toString());
    page.getByLabel("Adresse électronique").fill(who);
    page.getByLabel("Mot de passe").fill(House.PASSWORD);
    page.getByLabel("Code à six chiffres").fill(SITE.code(who));
    Named.button(page, "Se connecter").click();
    assertThat(page.locator("h1")).hasText("Conversations");
    return page;
  }

  private static void say(Page agent, String text) {
    agent
        .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Votre message"))
        .fill(text);
    agent.keyboard().press("Enter");
    assertThat(agent.locator(".said .agent").last()).containsText(text);
  }

  private static void look(Page page, String name) {
    page.setViewportSize(320, 900);
    Screen.check(page, name + "-320");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.setViewportSize(1_280, 900);
    Screen.check(page, name + "-1280-dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    Screen.check(page, name + "-1280");
  }
}
