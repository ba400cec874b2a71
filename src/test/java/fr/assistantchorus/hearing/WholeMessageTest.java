package fr.assistantchorus.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fr.assistantchorus.conversation.turn.ConversationKeys;
import fr.assistantchorus.conversation.turn.Secrets;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.support.Shipped;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All that is done to read one message, with the shipped model and dialogs, on texts that give each
 * finder the most to do. Work is counted by the bytes that it allocates, which are the same each
 * time: what reads a part of a text makes words, values and matches of it. ({@code
 * LinearPatternsTest} counts what patterns read and throw away.)
 */
final class WholeMessageTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int LONGEST = 4_000;

  /** The named bound of work of one message, in bytes that are allocated. */
  private static final long MOST_WORK = 30_000_000;

  /** Linear work doubles with the length. */
  private static final double MOST_GROWTH = 2.5;

  /** What costs the same for each text, so that it does not hide how the rest grows. */
  private static final long FIXED = 400_000;

  private static final List<String> UNITS =
      List.of(
          " ",
          "\n",
          "a",
          "A ",
          "é ",
          "1",
          "1 ",
          ", ",
          ". ",
          "-",
          "’",
          "\u0301",
          "pas ",
          "non ",
          "; ",
          "et ",
          "je veux ",
          "? ",
          "@",
          "a@b.fr ",
          "06 ",
          "FR76 ",
          "siret ",
          "mon nom ",
          "c’est ",
          "1er ",
          "mars ",
          "15100 ",
          "Saint-",
          "oui ",
          "mot de passe ",
          "nom : ",
          "/",
          "Jean ",
          "EARL ",
          "20041 ",
          "sinon ",
          "pas le nom mais ",
          "mon iban ",
          "code banque ",
          "le deuxième ");

  private final Catalog catalog = Shipped.catalog();
  private final Interpreter interpreter =
      new Interpreter(Shipped.understanding(), Optional.of(Shipped.judge()));

  /** Nothing is open, and questions of many kinds are, where every slot may be named. */
  private List<Situation> situations() {
    List<Situation> situations = new ArrayList<>();
    situations.add(Situation.lost(catalog));
    for (FieldType type : List.of(FieldType.NAME, FieldType.EMAIL, FieldType.PHONE)) {
      Expect open =
          new Expect("slot", type.code(), List.of(), 40, type.inputMode(), true, false, List.of());
      Collection<Slot> slots = catalog.dialog("sign-up").slots().values();
      LinkedHashMap<Slot, Value> answered = new LinkedHashMap<>();
      slots.forEach(slot -> answered.put(slot, new Value.Text("x")));
      situations.add(new Situation(catalog, Optional.of(open), slots, answered, Optional.empty()));
    }
    for (String state : List.of("name", "category", "street", "recap")) {
      Map<String, String> given =
          Map.of("siret", "12345678200010", "street", "x", "postal_code", "15100", "city", "x");
      Example example =
          new Example(
              "x",
              1,
              "sign-up",
              state,
              given,
              Map.of(),
              "x",
              Meaning.CHAT,
              Optional.empty(),
              Map.of(),
              Optional.empty());
      situations.add(Situation.of(catalog, ExampleState.of(catalog, example, new OpenSecrets())));
    }
    return situations;
  }

  private long work(String text, Situation situation) {
    Secrets secrets =
        new Secrets(
            UUID.randomUUID(), new ConversationKeys(Seal.of(new byte[Seal.KEY_LENGTH])), null);
    long thread = Thread.currentThread().threadId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    interpreter.interpret("1", Instant.EPOCH, text, situation, secrets);
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }

  @Test
  void aMessageCostsNoMoreThanItsBoundAndGrowsWithItsLength() {
    List<Situation> situations = situations();
    // What is loaded once, such as the towns, is no work of a message.
    situations.forEach(situation -> UNITS.forEach(unit -> work(unit + unit, situation)));
    List<String> tooDear = new ArrayList<>();
    int number = 0;
    int read = 0;
    for (String one : UNITS) {
      for (String other : UNITS) {
        // Each text in one of the situations, which come in turn, lest it take minutes.
        Situation situation = situations.get(number++ % situations.size());
        if (number % 4 != 0 && !one.equals(other)) {
          continue;
        }
        String text = longest(one + other);
        read += text.length() > 0 ? 1 : 0;
        long whole = work(text, situation);
        long half = work(text.substring(0, text.length() / 2), situation);
        if (whole > MOST_WORK || whole > MOST_GROWTH * half + FIXED) {
          tooDear.add("(%s%s)*: %d then %d".formatted(one, other, half, whole));
        }
      }
    }
    assertThat(tooDear).isEmpty();
    assertThat(read).isGreaterThan(400);
  }

  /** The longest text of these parts that is read. */
  private static String longest(String unit) {
    int many = LONGEST / unit.length();
    int parts = Readable.parts(unit.repeat(2)) - Readable.parts(unit);
    return unit.repeat(parts == 0 ? many : Math.min(many, Readable.MOST_PARTS / parts));
  }

  /** A message of so many characters may be cut in two, and then it is read again for each cut. */
  @Test
  void whatMayBeTwoWishesCostsNoMoreThanTheBoundEither() {
    for (Situation situation : situations()) {
      for (String unit : List.of("je veux et ", "comment, ", "je veux quoi ? ", "j’ai pas et ")) {
        String text = unit.repeat(400 / unit.length());
        // What is loaded once is no work of a message.
        work(text, situation);
        assertThat(work(text, situation)).as(unit).isLessThan(MOST_WORK);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "'  ', 0",
    "bonjour, 1",
    "'j’ai 2 vaches.', 6",
    "'FR76 3000', 3",
    "'---', 3",
    "01/02/2026, 5"
  })
  void wordsNumbersAndSignsAreParts(String text, int parts) {
    assertThat(Readable.parts(text)).isEqualTo(parts);
  }

  @Test
  void aLetterOfTheGreatestLengthIsRead() {
    String sentence = "J’ai demandé le remboursement de la TIC pour 2025, et rien n’est venu. ";
    assertThat(Readable.fits(sentence.repeat(LONGEST / sentence.length()))).isTrue();
    assertThat(Readable.fits("1 ".repeat(LONGEST / 2))).isFalse();
  }
}
