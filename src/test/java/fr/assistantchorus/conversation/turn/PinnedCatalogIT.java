package fr.assistantchorus.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.record.Divergence;
import fr.assistantchorus.conversation.record.Ears;
import fr.assistantchorus.conversation.record.WhatIf;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogReader;
import fr.assistantchorus.dialog.Reading;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PinnedCatalogIT {
  private static final String FILE = "contact-support.yml";
  private static final String OLD = "À quelle adresse électronique faut-il vous répondre";
  private static final String NEW = "Où faut-il vous répondre";

  @AutoClose private static final House HOUSE = new House();

  @BeforeEach
  void empty() {
    HOUSE.empty();
  }

  @Test
  void aConversationGoesOnWithTheDialogsItBeganWithAndTakesTheNewOnesAfterwards() throws Exception {
    Talk talk = Talk.open(HOUSE.chat);
    talk.say(HOUSE.chat, "je veux parler à quelqu'un");
    Chat changed = HOUSE.chatWith(Shipped.catalog(changed(OLD, NEW)));

    assertThat(talk.say(changed, "mon compte a disparu")).singleElement().asString().contains(OLD);
    talk.say(changed, "annule");
    talk.say(changed, "je veux parler à quelqu'un");
    assertThat(talk.say(changed, "mon compte a disparu")).singleElement().asString().contains(NEW);
    assertThat(HOUSE.replay.asItWas(talk.conversation).await()).isEmpty();
    WhatIf firstDay =
        WhatIf.of(
            HOUSE.replay.playback(talk.conversation).await(), Shipped.catalog(), Ears.AS_RECORDED);
    assertThat(firstDay.turns())
        .extracting(WhatIf.Turn::divergence)
        .as("what the dialogs of the first day would have said otherwise")
        .filteredOn(divergence -> divergence != Divergence.NONE)
        .containsExactly(Divergence.WORDING);
  }

  @Test
  void aPinnedCatalogThatIsRefusedTodayRestartsItsDialogWithTheSlotsKept() throws Exception {
    Chat old = HOUSE.chatWith(Shipped.catalog(changed(OLD, NEW)));
    Talk talk = Talk.open(old);
    talk.say(old, "je veux parler à quelqu'un");
    talk.say(old, "mon compte a disparu");
    HOUSE.database.query(
        "UPDATE dialog_catalog SET sources = replace(sources, 'open-support-request', 'gone')"
            + " WHERE sources LIKE '%"
            + NEW
            + "%'");
    Chat today = HOUSE.chatWith(Shipped.catalog());

    List<String> said = talk.say(today, "jean@gaec-exemple.fr");

    assertThat(said.getFirst()).contains("mis à jour");
    assertThat(said.getLast()).startsWith("Voici votre demande");
  }

  @Test
  void aDialogThatAnotherVersionOfTheEngineBeganGoesOnWhereItIs() throws Exception {
    int other = Engine.VERSION - 1;
    Map<String, String> sources = changed(OLD, NEW);
    Catalog kept = catalog(sources, other);
    Chat yesterday = HOUSE.chatWith(kept);
    HOUSE.database.query(
        "UPDATE dialog_catalog SET engine = $1 WHERE hash = $2", other, kept.hash());
    Talk talk = Talk.open(yesterday);
    talk.say(yesterday, "je veux parler à quelqu'un");
    Chat today = HOUSE.chatWith(Shipped.catalog());

    assertThat(talk.say(today, "mon compte a disparu")).singleElement().asString().contains(NEW);
    assertThat(talk.say(today, "jean@gaec-exemple.fr")).last().asString().startsWith("Voici");
    assertThat(
            HOUSE.database.query(
                "SELECT catalog FROM conversation WHERE id = $1", talk.conversation))
        .map(row -> row.getString("catalog"))
        .containsExactly(catalog(sources, Engine.VERSION).hash());
    assertThat(HOUSE.replay.asItWas(talk.conversation).await()).isEmpty();
  }

  private static Catalog catalog(Map<String, String> sources, int engineVersion) {
    return switch (CatalogReader.read(sources, Shipped.vocabulary(), engineVersion)) {
      case Reading.Read(Catalog catalog) -> catalog;
      case Reading.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private static Map<String, String> changed(String from, String to) throws Exception {
    Map<String, String> sources = new HashMap<>(Shipped.sources());
    assertThat(sources.get(FILE)).contains(from);
    sources.put(FILE, sources.get(FILE).replace(from, to));
    return sources;
  }
}
