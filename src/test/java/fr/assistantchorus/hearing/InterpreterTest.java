package fr.assistantchorus.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.turn.ConversationKeys;
import fr.assistantchorus.conversation.turn.Secrets;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.Interpretation.Named;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.entity.EntityExtractor;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.intent.Understood;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.support.Shipped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InterpreterTest {
  private static final Catalog EMPTY = new Catalog("", Map.of(), Map.of(), Map.of());

  private final Interpreter interpreter =
      new Interpreter(text ->
          new Understood(List.of(), Understood.Certainty.NONE, EntityExtractor.entities(text)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PACAGE         | 021155950           | 021155950           | 021****50      | 021155950
          PACAGE         | pacage 021 155 950  | 021155950           | 021****50      | 155 950
          PACAGE         | 123000001           | 123000001           | 123****01      | 123000001
          PHONE          | 06 12 34 56 78      | +33612345678        | 06 ** ** ** 78 | 34 56
          PHONE          | +32 470 12 34 56    | +32470123456        | +32 **** 56    | 470
          HAND_OVER_CODE | 7k3m9qrt0abcdefg    | 7K3M-9QRT-0ABC-DEFG | ****           | 9qrt
          """)
  void whatIsSensitiveIsKeptInItsFormAndStoredNowhereElse(
      FieldType type, String text, String value, String mask, String clear) {
    Secrets secrets = secrets();
    Expect expect =
        new Expect("slot", type.code(), List.of(), 40, type.inputMode(), true, false, List.of());
    Event.UserSaid said =
        interpreter.interpret(
            "1",
            Instant.EPOCH,
            text,
            new Situation(EMPTY, Optional.of(expect), List.of()),
            secrets);
    Answer answer = said.interpretation().answer().orElseThrow();
    Value read =
        switch (answer) {
          case Answer.Ok(Value taken) -> taken;
          case Answer.Doubt(Value doubted, _, _) -> doubted;
          case Answer.Bad bad -> throw new AssertionError(bad);
        };
    Value.Secret secret = (Value.Secret) read;
    SecretRef reference = secret.ref();
    assertThat(secrets.values()).containsEntry(reference.id(), value);
    assertThat(reference.mask()).isEqualTo(mask);
    assertThat(said.toString()).doesNotContain(clear);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          je suis au 15100 st flour   | postal-code 15100, city Saint-Flour
          je suis à Dijon             | town Dijon
          15100, moi j'habite dijon   | postal-code 15100, town Dijon
          les deux premières          | ordinal 1, ordinal 2
          la cuma du bocage           | structure CUMA du bocage
          hier soir                   | date 2026-11-24T18:00/2026-11-25T00:00
          """)
  void whatIsSaidByTheWayIsToldWithTheClockOfTheMessageInParis(String text, String told) {
    Event.UserSaid said =
        interpreter.interpret(
            "1",
            Instant.parse("2026-11-24T23:30:00Z"),
            text,
            new Situation(EMPTY, Optional.empty(), List.of()),
            secrets());
    assertThat(said.interpretation().entities().stream().map(InterpreterTest::shown))
        .containsExactly(told.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pas ferme, jean@fermes.fr                 | NAME   | mail j****@****.fr     | ferme
          non, pas jean@ferme.fr, jean@fermes.fr    | NAME   | mail j****@****.fr     | jean
          c'est jean@fermes.fr, pas jean@ferme.fr   | PACAGE | mail j****@****.fr     | jean
          pas 021155950, 021155951                  | NAME   | pacage 021****51       | 02115595
          pas 021155950 mais 021155951              | EMAIL  | pacage 021****51       | 02115595
          pas Durand, Durant                        | EMAIL  | name Durant            | pas
          pas durand, c'est Durant                  | NAME   | name Durant            | -
          pas Durand, jean@fermes.fr                | NAME   | mail j****@****.fr     | Durand
          pas Durand, jean arobase fermes point fr  | NAME   | mail j****@****.fr     | fermes
          pas durand, 021155951                     | PACAGE | pacage 021****51       | 021155951
          pas 06 12 34 56 78, 06 12 34 56 79        | NAME   | phone 06 ** ** ** 79   | 06 12
          pas Dupont, Dupond                        | NAME   |                        | -
          pas ferme, jean@ferme.fr                  | NAME   |                        | jean
          pas reçu le lien, jean@fermes.fr          | NAME   |                        | jean
          """)
  void whatIsTakenBackIsToldBeforeItIsHidden(
      String text, FieldType asked, String named, String clear) {
    Secrets secrets = secrets();
    SequencedMap<Slot, Value> answered = new LinkedHashMap<>();
    answered.put(slot("mail", FieldType.EMAIL), secrets.value(FieldType.EMAIL, "jean@ferme.fr"));
    answered.put(slot("name", FieldType.NAME), new Value.Text("Durand"));
    answered.put(slot("pacage", FieldType.PACAGE), secrets.value(FieldType.PACAGE, "021155950"));
    answered.put(slot("phone", FieldType.PHONE), secrets.value(FieldType.PHONE, "+33612345678"));
    Expect expect =
        new Expect(
            "slot",
            asked.code(),
            List.of(),
            40,
            asked.inputMode(),
            asked.isSensitive(),
            false,
            List.of());
    Event.UserSaid said =
        interpreter.interpret(
            "1",
            Instant.EPOCH,
            text,
            new Situation(
                Shipped.catalog(),
                Optional.of(expect),
                answered.keySet(),
                answered,
                Optional.empty()),
            secrets);
    String values =
        said.interpretation().named().stream()
            .map(one -> one.slot() + " " + shown(one.value()))
            .collect(Collectors.joining(", "));
    assertThat(values).isEqualTo(named == null ? "" : named);
    for (Named one : said.interpretation().named()) {
      if (one.value() instanceof Value.Secret(SecretRef ref)) {
        FieldType type = slot(one.slot(), answered).type();
        String kept = secrets.values().get(ref.id());
        assertThat(type.parse(kept)).as("as the field keeps it").isEqualTo(new Parsed.Ok(kept));
      }
    }
    assertThat(said.toString()).doesNotContain(clear.equals("-") ? "****@ferme" : clear);
  }

  private static Slot slot(String name, SequencedMap<Slot, Value> answered) {
    return answered.keySet().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private static Slot slot(String name, FieldType type) {
    return new Slot(name, type, type.isSensitive(), false, name, List.of(), Optional.empty());
  }

  private static Secrets secrets() {
    return new Secrets(
        UUID.randomUUID(), new ConversationKeys(Seal.of(new byte[Seal.KEY_LENGTH])), null);
  }

  private static String shown(Interpretation.Entity entity) {
    return entity.type() + " " + shown(entity.value());
  }

  private static String shown(Value value) {
    return switch (value) {
      case Value.Text(String own) -> own;
      case Value.Number(long number) -> Long.toString(number);
      case Value.Secret(SecretRef ref) -> ref.mask();
      case Value.Moment _, Value.Options _, Value.Nothing _ -> "";
    };
  }
}
