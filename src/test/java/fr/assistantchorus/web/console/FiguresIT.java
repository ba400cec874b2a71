package fr.assistantchorus.web.console;

import static fr.assistantchorus.web.console.ConsoleSite.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.agent.Figures;
import fr.assistantchorus.support.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted of conversations, by day. */
final class FiguresIT {
  private static final String ADDRESS = "jean.dupont@gaec-exemple.fr";
  private static final Duration LATER = Figures.QUIET.plusMinutes(1);

  @AutoClose private static final ConsoleSite SITE = new ConsoleSite();

  @BeforeEach
  void settle() throws Exception {
    SITE.settle();
  }

  @Test
  void eachDialogIsCountedByWhereItWasReachedLeftAndEnded() {
    SITE.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS, "oui");
    SITE.talk("je veux parler à quelqu'un", "mon tracteur a disparu");
    SITE.talk("je veux parler à quelqu'un", "annule");
    count();
    assertThat(of("contact-support"))
        .containsEntry("begun", 3L)
        .containsEntry("reached message", 3L)
        .containsEntry("reached email", 2L)
        .containsEntry("reached confirm", 1L)
        .containsEntry("reached sent", 1L)
        .containsEntry("ended done", 1L)
        .containsEntry("ended cancelled", 1L)
        .containsEntry("left email", 1L)
        .containsEntry("left message", 1L)
        .containsEntry("said", 4L)
        .containsEntry("took 0-1m", 1L);
    assertThat(of("")).containsEntry("conversations", 3L).containsEntry("messages", 8L);
  }

  @Test
  void whoGoesOnIsNotCountedAsLeftAnyMoreAndNothingCountsTwice() {
    Talk talk = SITE.talk("je veux parler à quelqu'un");
    count();
    assertThat(of("contact-support")).containsEntry("left message", 1L);
    Map<String, Long> once = all();
    count();
    SITE.house.chat.desk().figures().countAll(SITE.house.clock.instant()).await();
    assertThat(all()).isEqualTo(once);

    talk.say(SITE.house.chat, "mon compte a disparu");
    count();
    assertThat(of("contact-support"))
        .containsEntry("begun", 1L)
        .containsEntry("reached message", 1L)
        .doesNotContainKey("left message")
        .containsEntry("left email", 1L);
    assertThat(of("")).containsEntry("conversations", 1L).containsEntry("texts", 2L);
  }

  @Test
  void whoIsStillTalkingIsNotCountedYet() {
    SITE.talk("je veux parler à quelqu'un");
    assertThat(SITE.house.chat.desk().figures().count(SITE.house.clock.instant()).await()).isZero();
    assertThat(all()).isEmpty();
  }

  @Test
  void theFiguresStayWhenTheConversationsAreErasedOrPurged() {
    Talk erased = SITE.talk("je veux parler à quelqu'un", "mon compte a disparu");
    SITE.talk("inscription siret 123 456 782 00010");
    count();
    Map<String, Long> counted = all();
    assertThat(counted).isNotEmpty();
    SITE.house.database.within(
        tx -> SITE.house.chat.personal().erase(tx, List.of(erased.conversation)));
    SITE.house.chat.personal().eraseLogs().await();
    count();
    assertThat(all()).as("after an erasure").isEqualTo(counted);

    Instant all = SITE.house.clock.instant().plus(Duration.ofDays(2));
    assertThat(SITE.house.chat.housekeeping().purge(all).await()).isEqualTo(2);
    count();
    assertThat(all()).as("after the purge").isEqualTo(counted);
    assertThat(rows("SELECT count(*) AS n FROM conversation_counted")).containsExactly("0");
  }

  @Test
  void thePagesShowThemAsPicturesWithTheirTablesAndAsAFile() {
    SITE.talk("je veux parler à quelqu'un", "mon <b>compte</b> a disparu", ADDRESS, "oui");
    SITE.talk("ζουζούνι του τρακτέρ");
    Visitor agent = SITE.loggedIn(AGENT);
    assertThat(agent.get("/console/chiffres").body()).contains("Rien n’a été compté ces jours-là");
    count();
    Visitor later = SITE.loggedIn(AGENT);
    assertThat(later.get("/console/chiffres").body())
        .contains("<svg class=\"bars\"", "Textes non compris", "<code>contacter_support</code>")
        .contains("href=\"/console/chiffres/contact-support?du=");
    assertThat(later.get("/console/chiffres/contact-support").body())
        .contains("<svg class=\"states\"", ">message</text>", ">1</text>")
        .contains("Messages jusqu’au bout");
    String file = later.get("/console/chiffres/export.csv").body();
    assertThat(file)
        .contains("\"jour\";\"dialogue\";\"mesure\";\"cle\";\"nombre\"")
        .contains("\"contact-support\";\"reached\";\"message\";\"1\"")
        .doesNotContain("compte", ADDRESS);
  }

  @Test
  void daysThatMakeNoSenseAreToldAndTheUsualOnesShown() {
    Visitor agent = SITE.loggedIn(AGENT);
    assertThat(agent.get("/console/chiffres?du=2026-03-02&au=2026-03-01").body())
        .contains("Le dernier jour est avant le premier.");
    assertThat(agent.get("/console/chiffres?du=2001-01-01&au=2026-03-01").body())
        .contains("366 jours au plus à la fois.");
    assertThat(agent.get("/console/chiffres?du=never&au=").statusCode()).isEqualTo(200);
    assertThat(agent.get("/console/chiffres/no-such").statusCode()).isEqualTo(404);
    assertThat(agent.get("/console/chiffres/No%20Such").statusCode()).isEqualTo(404);
  }

  private static void count() {
    SITE.house.clock.advance(LATER);
    SITE.house.chat.desk().figures().count(SITE.house.clock.instant()).await();
  }

  /** The figures of a dialog, by « measure key ». */
  private static Map<String, Long> of(String dialog) {
    Map<String, Long> figures = new TreeMap<>();
    all()
        .forEach((name, count) -> {
          if (name.startsWith(dialog + "|")) {
            figures.put(name.substring(dialog.length() + 1), count);
          }
        });
    return figures;
  }

  private static Map<String, Long> all() {
    Map<String, Long> figures = new TreeMap<>();
    SITE.house
        .database
        .query(
            """
            SELECT dialog || '|' || trim(measure || ' ' || key) AS name, sum(count)::bigint AS count
            FROM daily_figure GROUP BY 1 HAVING sum(count) <> 0
            """)
        .forEach(row -> figures.put(row.getString("name"), row.getLong("count")));
    return figures;
  }

  private static List<String> rows(String sql) {
    return SITE.house
        .database
        .query(sql)
        .iterator()
        .next()
        .getLong("n")
        .toString()
        .lines()
        .toList();
  }
}
