package fr.assistantchorus.web.console;

import static fr.assistantchorus.web.console.ConsoleSite.AGENT;
import static fr.assistantchorus.web.console.ConsoleSite.SUPERVISOR;
import static fr.assistantchorus.web.console.ConsoleSite.USER;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Tables;
import fr.assistantchorus.support.Visitor;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents erase a conversation, supervisors an account; each says why, and is told what goes. */
final class EraseIT {
  private static final String WHY = "la personne l’a demandé";
  private static final String MANAGER = "claire.petit@ferme-exemple.fr";
  private static final String ACCOUNTS = "/console/effacement";
  private static final Pattern FORM = Pattern.compile("action=\"(/console/effacement/[^\"]+)\"");

  @AutoClose private static final ConsoleSite SITE = new ConsoleSite();

  @BeforeEach
  void settle() throws Exception {
    SITE.settle();
  }

  @Test
  void aConversationIsErasedForAReasonAndItsStructureStays() {
    Talk talk =
        SITE.talk("je veux parler à quelqu'un", "un tracteur écarlate", "jean@gaec-exemple.fr");
    Visitor agent = SITE.loggedIn(AGENT);
    String path = "/console/conversations/" + talk.conversation;
    agent.get(path + "/motif");
    agent.post(path + "/motif", "motif", "l’usager a appelé");
    assertThat(agent.get(path + "/effacer").body())
        .contains("Cela ne se défait pas", "<dd class=\"number\">4</dd>");
    assertThat(agent.post(path + "/effacer", "motif", " ").statusCode()).isEqualTo(422);
    assertThat(agent.post(path + "/effacer", "motif", WHY).statusCode()).isEqualTo(303);
    SITE.house.chat.personal().eraseLogs().await();

    assertThat(agent.get("/console").body()).contains("La conversation est effacée");
    assertThat(agent.get(path).body())
        .contains("Tour 4 sur 4", "contact-support/")
        .doesNotContain("écarlate", "Défaut du programme");
    assertThat(Tables.holding(SITE.house.database, "écarlate")).isEmpty();
    assertThat(SITE.loggedIn(SUPERVISOR).get("/console/journal").body())
        .contains("Effacement d’une conversation", talk.conversation.toString(), WHY);
  }

  @Test
  void anAccountIsErasedByASupervisorWhoIsToldWhatGoes() {
    Visitor supervisor = SITE.loggedIn(SUPERVISOR);
    supervisor.get(ACCOUNTS);
    String confirm = supervisor.post(ACCOUNTS, "adresse", USER).body();
    assertThat(confirm).contains("Effacer ce compte ?", USER, "Paul MARTIN", "Conversations");
    Matcher form = FORM.matcher(confirm);
    assertThat(form.find()).isTrue();
    assertThat(supervisor.post(form.group(1), "motif", "").statusCode()).isEqualTo(422);
    assertThat(accounts()).contains("Martin Paul");
    assertThat(supervisor.post(form.group(1), "motif", WHY).statusCode()).isEqualTo(303);
    assertThat(accounts()).doesNotContain("Martin Paul");
    assertThat(supervisor.post(form.group(1), "motif", WHY).statusCode()).isEqualTo(404);

    String journal = supervisor.get("/console/journal").body();
    assertThat(journal).contains("Effacement d’un compte", WHY).doesNotContain(USER, "Paul");
    Visitor user = new Visitor(SITE::at);
    user.get("/");
    user.post("/connexion", "adresse", USER, "mot_de_passe", House.PASSWORD);
    assertThat(user.get("/accueil").statusCode()).isEqualTo(303);
  }

  @Test
  void whoManagesAStructureOrHasARoleIsNotErased() throws Exception {
    Visitor supervisor = SITE.loggedIn(SUPERVISOR);
    supervisor.get(ACCOUNTS);
    assertThat(supervisor.post(ACCOUNTS, "adresse", AGENT).body())
        .contains("Ce compte a un rôle dans la console");
    assertThat(supervisor.post(ACCOUNTS, "adresse", "personne@exemple.fr").body())
        .contains("Aucun compte n’a cette adresse");
    assertThat(supervisor.post(ACCOUNTS, "adresse", "").statusCode()).isEqualTo(422);

    SITE.house.account(MANAGER, "GAEC du Pré", "73282932000074", false);
    Visitor later = SITE.loggedIn(SUPERVISOR);
    later.get(ACCOUNTS);
    assertThat(later.post(ACCOUNTS, "adresse", MANAGER).body())
        .contains("gestionnaire principal de : ", "GAEC du Pré")
        .doesNotContain("Effacer le compte</button>");
    String id =
        SITE.house
            .database
            .query("SELECT id FROM account WHERE last_name = 'Petit'")
            .iterator()
            .next()
            .getUUID("id")
            .toString();
    assertThat(later.post(ACCOUNTS + "/" + id, "motif", WHY).statusCode()).isEqualTo(409);
    assertThat(accounts()).contains("Petit Claire");
  }

  @Test
  void aFormOfAnotherSiteErasesNothing() {
    Talk talk = SITE.talk("bonjour");
    Visitor agent = SITE.loggedIn(AGENT);
    String path = "/console/conversations/" + talk.conversation;
    agent.get(path + "/motif");
    agent.post(path + "/motif", "motif", "l’usager a appelé");
    agent.get(path + "/effacer");
    agent.forgetFormToken();
    assertThat(agent.post(path + "/effacer", "motif", WHY).statusCode()).isEqualTo(403);
    Visitor supervisor = SITE.loggedIn(SUPERVISOR);
    supervisor.get(ACCOUNTS);
    supervisor.forgetFormToken();
    assertThat(supervisor.post(ACCOUNTS, "adresse", USER).statusCode()).isEqualTo(403);
  }

  private static List<String> accounts() {
    return StreamSupport.stream(
            SITE.house
                .database
                .query("SELECT last_name || ' ' || first_name AS name FROM account")
                .spliterator(),
            false)
        .map(row -> row.getString("name"))
        .toList();
  }
}
