package fr.assistantchorus.web.console;

import static fr.assistantchorus.web.console.ConsoleSite.AGENT;
import static fr.assistantchorus.web.console.ConsoleSite.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.turn.ErasureStore;
import fr.assistantchorus.support.Mails;
import fr.assistantchorus.support.Tables;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.support.Waiting;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests to the support are answered in the console, and agents note what they know. */
final class RequestsIT {
  private static final String ADDRESS = "jean.dupont@gaec-exemple.fr";
  private static final String ANSWER = "Votre compte est là : il porte votre nom d’usage.";
  private static final Pattern NUMBER = Pattern.compile("S-\\d{4}-\\d{6,}");
  private static final Pattern READER = Pattern.compile("https?://[^/]+(/sollicitation/[\\w-]+)");

  @AutoClose private static final ConsoleSite SITE = new ConsoleSite();

  @BeforeEach
  void settle() throws Exception {
    SITE.settle();
  }

  @Test
  void aRequestIsAnsweredReadByItsOwnerAndClosed() throws Exception {
    Talk talk =
        SITE.talk(
            "je suis perdu", "je veux parler à quelqu'un", "mon compte a disparu", ADDRESS, "oui");
    Visitor agent = SITE.loggedIn(AGENT);
    String list = agent.get("/console/sollicitations").body();
    Matcher found = NUMBER.matcher(list);
    assertThat(found.find()).isTrue();
    String path = "/console/sollicitations/" + found.group();

    String thread = agent.get(path).body();
    assertThat(thread)
        .contains("mon compte a disparu", "j****@****.fr")
        .contains("/console/conversations/" + talk.conversation)
        .doesNotContain(ADDRESS);
    assertThat(agent.post(path, "message", " ").statusCode()).isEqualTo(422);
    assertThat(agent.post(path, "message", ANSWER).statusCode()).isEqualTo(303);
    assertThat(agent.get(path).body()).contains(ANSWER, "Répondue");
    assertThat(agent.get("/console/sollicitations").body()).doesNotContain(found.group());
    assertThat(agent.get("/console/sollicitations?etat=repondues").body()).contains(found.group());

    Waiting.until(
        "the mail that there is an answer",
        () -> Collections.frequency(SITE.house.smtp.receivers(), ADDRESS) == 2);
    String mail = Mails.text(SITE.house.smtp.newestTo(ADDRESS));
    assertThat(mail).doesNotContain(ANSWER);
    Matcher reader = READER.matcher(mail);
    assertThat(reader.find()).isTrue();
    assertThat(new Visitor(SITE::at).get(reader.group(1)).body()).contains(ANSWER);

    agent.get(path);
    assertThat(agent.post(path + "/clore").statusCode()).isEqualTo(303);
    assertThat(agent.get("/console/sollicitations?etat=closes").body()).contains(found.group());
    agent.get(path);
    agent.post(path, "message", "Encore un mot.");
    assertThat(agent.get(path).body()).contains("était close").doesNotContain("Encore un mot.");
    assertThat(acts()).contains("request-read", "request-answered", "request-closed");
    assertThat(SITE.loggedIn(SUPERVISOR).get("/console/journal").body())
        .contains("Réponse à une sollicitation", found.group());
  }

  @Test
  void onlyWhoHasARoleAnswers() {
    SITE.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS, "oui");
    Visitor agent = SITE.loggedIn(AGENT);
    Matcher found = NUMBER.matcher(agent.get("/console/sollicitations").body());
    assertThat(found.find()).isTrue();
    String path = "/console/sollicitations/" + found.group();
    agent.get(path);
    agent.forgetFormToken();
    assertThat(agent.post(path, "message", ANSWER).statusCode()).isEqualTo(403);
    agent.get(path);
    SITE.house.database.within(tx -> SITE.house.portal.agents().remove(tx, AGENT));
    assertThat(agent.post(path, "message", ANSWER).headers().firstValue("Location"))
        .contains("/console/connexion");
    assertThat(SITE.house.database.query("SELECT FROM support_message").size()).isZero();
  }

  @Test
  void aNoteIsForAgentsOnceMaskedAndGoesWithTheConversation() {
    Talk talk = SITE.talk("bonjour");
    String path = "/console/conversations/" + talk.conversation;
    Visitor agent = SITE.loggedIn(AGENT);
    agent.get(path + "/motif");
    agent.post(path + "/motif", "motif", "l’usager a appelé");
    agent.get(path);
    String key = UUID.randomUUID().toString();
    String note = "Rappeler lundi, iban FR76 3000 6000 0112 3456 7890 189 à vérifier";
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> sent = agent.post(path + "/notes", "cle", key, "note", note);
      assertThat(sent.statusCode()).isEqualTo(303);
    }
    String page = agent.get(path).body();
    assertThat(page).containsOnlyOnce("Rappeler lundi, iban FR76 ****");
    assertThat(Tables.holding(SITE.house.database, "3000 6000 0112")).isEmpty();
    assertThat(acts()).contains("noted");
    assertThat(
            Talk.json(SITE.house.chat.events(talk.conversation, talk.token, 0).await()).toString())
        .doesNotContain("Rappeler");

    agent.get(path);
    agent.post(path + "/notes", "cle", UUID.randomUUID().toString(), "note", " ");
    assertThat(agent.get(path).body()).contains("La note n’est pas enregistrée");

    Visitor late = SITE.loggedIn(SUPERVISOR);
    late.get("/console");
    SITE.house.clock.advance(Duration.ofSeconds(1));
    assertThat(late.post(path + "/notes", "note", "sans motif").headers().firstValue("Location"))
        .contains(path + "/motif");

    ErasureStore erasures = new ErasureStore(SITE.house.database.database());
    SITE.house.database.within(tx -> erasures.close(tx, List.of(talk.conversation)));
    assertThat(SITE.house.database.query("SELECT FROM conversation_note").size()).isZero();
  }

  private static List<String> acts() {
    return StreamSupport.stream(
            SITE.house.database.query("SELECT act FROM console_audit ORDER BY id").spliterator(),
            false)
        .map(row -> row.getString("act"))
        .toList();
  }
}
