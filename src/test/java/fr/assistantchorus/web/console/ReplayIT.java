package fr.assistantchorus.web.console;

import static fr.assistantchorus.web.console.ConsoleSite.AGENT;
import static fr.assistantchorus.web.console.ConsoleSite.USER;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.support.Shipped;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.support.Waiting;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the replay tells besides, and what it is compared with. */
final class ReplayIT {
  private static final String ADDRESS = "jean.dupont@gaec-exemple.fr";

  @AutoClose private static final ConsoleSite SITE = new ConsoleSite();

  @BeforeEach
  void settle() throws Exception {
    SITE.settle();
  }

  @Test
  void aTurnTellsTheMailsThatLeftWithItAndTheTimeThatItTook() {
    Talk talk = SITE.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS, "oui");
    Visitor agent = SITE.loggedIn(AGENT);
    String path = open(agent, talk);
    assertThat(agent.get(path).body())
        .contains("Temps pris : ", " ms", "<h3>Courriels</h3>", "<code>support-opened</code>");
    assertThat(agent.get(path + "?tour=2").body())
        .contains("Temps pris : ")
        .doesNotContain("<h3>Courriels</h3>");
    assertThat(agent.get(path + "?tour=1").body())
        .as("the opening is no turn")
        .doesNotContain("Temps pris");
  }

  /** Keeps dialogs that say one thing in other words. */
  private static Catalog keptOtherwise() throws Exception {
    Map<String, String> changed = new TreeMap<>(Shipped.sources());
    changed.replaceAll((_, text) -> text.replace("Je transmets", "Je confie"));
    Catalog kept = Shipped.catalog(changed);
    Catalogs.keep(
            SITE.house.database.database(),
            Shipped.vocabulary(),
            kept,
            SITE.house.clock.instant().minus(Duration.ofDays(40)))
        .await();
    return kept;
  }

  @Test
  void aConversationIsComparedWithAnyDialogsThatAreKept() throws Exception {
    Catalog kept = keptOtherwise();
    Talk talk = SITE.talk("je veux parler à quelqu'un");
    Visitor agent = SITE.loggedIn(AGENT);
    String path = open(agent, talk);
    String hash = kept.hash().substring(0, 12);
    assertThat(agent.get(path + "/et-si").body())
        .contains("<option value=\"" + hash + "\">", "gardés le ", "Rien ne change");
    assertThat(agent.get(path + "/et-si?contre=" + hash).body())
        .contains("Je confie", "Formulation", "Première différence : tour 2");
    assertThat(agent.get(path + "/et-si?contre=" + hash + "&ecoute=anew").body())
        .contains("entendus à nouveau", "Je confie");
    assertThat(agent.get(path + "/et-si?contre=00000000").statusCode()).isEqualTo(404);
  }

  @Test
  void allConversationsOfSomeDaysAreTriedAndTheirDifferencesCounted() throws Exception {
    Catalog kept = keptOtherwise();
    Talk differs = SITE.talk("je veux parler à quelqu'un");
    SITE.talk("bonjour");
    Visitor agent = SITE.loggedIn(AGENT);
    agent.get("/console/essais");
    assertThat(agent.post("/console/essais", "jours", "0").statusCode()).isEqualTo(422);
    assertThat(agent.post("/console/essais", "jours", "7", "contre", "00000000").body())
        .contains("Ces dialogues ne se lisent plus");

    String hash = kept.hash().substring(0, 12);
    String trial =
        agent
            .post("/console/essais", "jours", "7", "contre", hash)
            .headers()
            .firstValue("Location")
            .orElseThrow();
    Waiting.until("the end of the trial", () -> !agent.get(trial).body().contains("data-again"));
    assertThat(agent.get(trial).body())
        .contains("<div><dt>Rejouées</dt><dd class=\"number\">2</dd></div>")
        .contains("<div><dt>Formulation</dt><dd class=\"number\">1</dd></div>")
        .contains("<div><dt>Aucune différence</dt><dd class=\"number\">1</dd></div>")
        .contains("/console/conversations/" + differs.conversation + "/et-si?contre=" + hash);
    assertThat(agent.get("/console/essais").body()).contains("Terminé", hash);
    assertThat(SITE.loggedIn(ConsoleSite.SUPERVISOR).get("/console/journal").body())
        .contains("Essai sur toutes les conversations : 7 jours, " + hash);
  }

  @Test
  void theConversationsOfAStructureAndOfAnAccountAreFoundByTheirNumbers() {
    Talk talk = SITE.talk("un tracteur écarlate");
    Talk other = SITE.talk("une vache bleue");
    UUID account =
        SITE.house
            .database
            .query("SELECT id FROM account WHERE last_name = 'Durand'")
            .iterator()
            .next()
            .getUUID("id");
    SITE.house.database.query(
        "UPDATE conversation_digest SET account = $1 WHERE conversation = $2",
        account,
        talk.conversation);
    Visitor agent = SITE.loggedIn(AGENT);
    for (String number : new String[] {"123+456+782+00010", account.toString()}) {
      assertThat(agent.get("/console?q=" + number).body())
          .as(number)
          .contains(talk.conversation.toString())
          .doesNotContain(other.conversation.toString());
    }
    assertThat(agent.get("/console?q=" + new UUID(0, 7)).body()).contains("Aucune conversation");
    assertThat(agent.get("/console?q=" + USER).body()).contains("Aucune conversation");
  }

  private static String open(Visitor agent, Talk talk) {
    String path = "/console/conversations/" + talk.conversation;
    agent.get(path + "/motif");
    agent.post(path + "/motif", "motif", "l’usager a appelé");
    return path;
  }
}
