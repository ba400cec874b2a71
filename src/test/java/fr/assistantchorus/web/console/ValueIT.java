package fr.assistantchorus.web.console;

import static fr.assistantchorus.web.console.ConsoleSite.AGENT;
import static fr.assistantchorus.web.console.ConsoleSite.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.support.Tables;
import fr.assistantchorus.support.Visitor;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One sealed value of a conversation is opened, for a reason of its own. */
final class ValueIT {
  private static final String ADDRESS = "jean.dupont@gaec-exemple.fr";
  private static final String WHY = "l’usager demande où part son courriel";

  private static final Pattern LINK =
      Pattern.compile("href=\"(/console/conversations/[0-9a-f-]{36}/valeurs/[0-9a-f]+)\"");

  @AutoClose private static final ConsoleSite SITE = new ConsoleSite();

  @BeforeEach
  void settle() throws Exception {
    SITE.settle();
  }

  @Test
  void aValueIsShownOnceForAReasonThatTheSupervisorReads() {
    Talk talk = SITE.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS);
    Visitor agent = SITE.loggedIn(AGENT);
    String value = values(agent, open(agent, talk)).getFirst();

    HttpResponse<String> asked = agent.get(value);
    assertThat(asked.body()).contains("j****@****.fr", "« email » de « ").doesNotContain(ADDRESS);
    assertThat(agent.post(value, "motif", "ok").statusCode()).isEqualTo(422);
    HttpResponse<String> shown = agent.post(value, "motif", WHY);
    assertThat(shown.body()).contains("<strong>" + ADDRESS + "</strong>");
    assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(agent.get(value).body()).doesNotContain(ADDRESS);
    assertThat(agent.get(open(agent, talk)).body()).doesNotContain(ADDRESS);

    String journal = SITE.loggedIn(SUPERVISOR).get("/console/journal").body();
    assertThat(journal)
        .contains("Ouverture d’une valeur", "« email » de « ", "j****@****.fr", WHY)
        .doesNotContain(ADDRESS);
    assertThat(Tables.holding(SITE.house.database, ADDRESS)).isEmpty();
  }

  @Test
  void noValueIsOpenedWithoutAReasonForTheConversationNorByAFormOfAnotherSite() {
    Talk talk = SITE.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS);
    Visitor agent = SITE.loggedIn(AGENT);
    String value = values(agent, open(agent, talk)).getFirst();
    Visitor other = SITE.loggedIn(SUPERVISOR);
    other.get("/console");
    assertThat(other.post(value, "motif", WHY).headers().firstValue("Location"))
        .contains("/console/conversations/" + talk.conversation + "/motif");

    agent.get(value);
    agent.forgetFormToken();
    HttpResponse<String> refused = agent.post(value, "motif", WHY);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).doesNotContain(ADDRESS);
    assertThat(acts()).doesNotContain("value-opened");
  }

  @Test
  void aPasswordIsShownToNobody() {
    Talk talk = SITE.talk("mon mot de passe c'est Tracteur2031 et ça ne marche pas");
    Visitor agent = SITE.loggedIn(AGENT);
    String value = values(agent, open(agent, talk)).getFirst();
    agent.get(value);
    assertThat(agent.post(value, "motif", WHY).body())
        .contains("C’est un mot de passe")
        .doesNotContain("Tracteur2031");
  }

  @Test
  void aValueThatWasErasedIsNotThereAnyMore() {
    Talk talk = SITE.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS);
    Visitor agent = SITE.loggedIn(AGENT);
    String value = values(agent, open(agent, talk)).getFirst();
    agent.get(value);
    SITE.house.database.query("UPDATE conversation SET wrapped_key = NULL");
    assertThat(agent.post(value, "motif", WHY).body()).contains("Cette valeur n’existe plus");
    assertThat(agent.get(value.replaceAll("[0-9a-f]+$", "abcdef")).statusCode()).isEqualTo(404);
    assertThat(agent.get(value.replaceAll("[0-9a-f]+$", "XYZ")).statusCode()).isEqualTo(404);
  }

  private static List<String> acts() {
    List<String> acts = new ArrayList<>();
    SITE.house
        .database
        .query("SELECT act FROM console_audit ORDER BY id")
        .forEach(row -> acts.add(row.getString("act")));
    return acts;
  }

  private static String open(Visitor agent, Talk talk) {
    String path = "/console/conversations/" + talk.conversation;
    agent.get(path + "/motif");
    agent.post(path + "/motif", "motif", "l’usager a appelé");
    return path;
  }

  private static List<String> values(Visitor agent, String path) {
    return LINK.matcher(agent.get(path).body()).results().map(found -> found.group(1)).toList();
  }
}
