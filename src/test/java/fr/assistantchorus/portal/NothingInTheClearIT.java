package fr.assistantchorus.portal;

import static fr.assistantchorus.portal.PortalFixture.PACAGE;
import static fr.assistantchorus.portal.PortalFixture.PASSWORD;
import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.session.Login.Outcome.LoggedIn;
import fr.assistantchorus.portal.support.SupportCategory;
import fr.assistantchorus.portal.support.SupportRequest;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Looks for every sensitive value in every column of every table. */
final class NothingInTheClearIT {
  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  @Test
  void noTableHoldsASensitiveValueInTheClear() {
    String used = FIXTURE.registered("camille@exemple.fr", "12345678200010", after(0));
    FIXTURE.activate(used, after(1));
    String session = ((LoggedIn) FIXTURE.login("camille@exemple.fr", PASSWORD, after(2))).token();
    FIXTURE.login("camille@exemple.fr", "Tracteur-Rouge-8", after(2));
    String waiting = FIXTURE.registered("noel@exemple.fr", "12345678200028", after(3));
    SupportRequest request =
        new SupportRequest(
            "ines@exemple.fr",
            SupportCategory.LOGIN,
            "Compte bloqué",
            "Je n’entre plus du tout",
            Optional.empty());
    FIXTURE
        .database
        .database()
        .transaction(tx -> FIXTURE.portal.support().open(tx, request, "192.0.2.7", after(3)))
        .await();

    assertThat(FIXTURE.count("SELECT count(*) FROM account")).isEqualTo(1);
    assertThat(
            found(
                "camille@exemple.fr",
                "noel@exemple.fr",
                "ines@exemple.fr",
                "@exemple.fr",
                PASSWORD,
                "Tracteur-Rouge-8",
                PortalFixture.QUESTION,
                PortalFixture.ANSWER,
                "medor",
                PACAGE,
                used,
                waiting,
                session,
                "12345678200028",
                "Compte bloqué",
                "plus du tout",
                "192.0.2.7"))
        .isEmpty();
    assertThat(found("Durand")).as("the search finds what is there").isNotEmpty();
  }

  /** As text, and as bytes: a column of bytes reads as hexadecimal. */
  private static List<String> found(String... values) {
    List<String> found = new ArrayList<>();
    for (Row column :
        FIXTURE.database.query(
            """
            SELECT format('SELECT %L || %I::text FROM %I', table_name || '.' || column_name || ' ',
                          column_name, table_name) AS select
            FROM information_schema.columns WHERE table_schema = 'public'
            """)) {
      for (Row row : FIXTURE.database.query(column.getString("select"))) {
        String text = String.valueOf(row.getString(0)).toLowerCase(Locale.ROOT);
        for (String value : values) {
          String lower = value.toLowerCase(Locale.ROOT);
          String hex = HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
          if (text.contains(lower) || text.contains(hex)) {
            found.add(value + " in " + text);
          }
        }
      }
    }
    return found;
  }
}
