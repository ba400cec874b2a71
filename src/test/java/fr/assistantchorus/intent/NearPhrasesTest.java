package fr.assistantchorus.intent;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.intent.NearPhrases.Pair;
import fr.assistantchorus.intent.phrase.NluReader;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.intent.phrase.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearPhrasesTest {
  /** Phrases that are as near as this under two parents teach something wrong. */
  private static final double TOO_NEAR = 0.85;

  private static final int LEAST_OF_AN_INTENT = 120;
  private static final int LEAST_OF_A_FACT = 20;
  private static final int LEAST_OUT_OF_SCOPE = 300;

  /** The files of what is said in any conversation, whose intents are short lists by nature. */
  private static final String CONVERSATION = "_";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mon lien est MORT !         | mon lien est mort           | same
          j'ai perdu mon mdp          | jai perdu mon mot de passe  | same
          où trouver mon iban ?       | ou trouver mon iban         | same
          😀                          | 😀                          | same
          qui peut valider ma demande | qui peut valider mes demandes ? | different
          je ne sais pas répondre     | ben je ne sais pas répondre | near
          le lien est cassé           | le mail est perdu           | different
          😀                          | ☃                           | different
          oui                         | non                         | different
          """)
  void phrasesAreTheSameNearOrDifferent(String one, String other, String expected) {
    List<Pair> pairs = NearPhrases.in(List.of(phrase(one, "a", 1), phrase(other, "a", 2)));
    String found = pairs.isEmpty() ? "different" : pairs.getFirst().isSame() ? "same" : "near";
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void aPairSaysBothPlacesAndTheOtherIntent() {
    assertThat(
            NearPhrases.in(
                List.of(
                    phrase("le lien", "a", 3),
                    phrase("LE LIEN", "b/c", 7),
                    phrase("le lien ?", "a", 9))))
        .extracting(Pair::toString)
        .containsExactly(
            "p.yml:7: the same words as p.yml:3 under a: « LE LIEN », « le lien »",
            "p.yml:9: the same words as p.yml:3: « le lien ? », « le lien »");
  }

  @Test
  void noNearPairIsMissedByComparingOnlyWhatSharesRareLetters() {
    List<Phrase> phrases = madeUp(120);
    List<Pair> pairs = NearPhrases.in(phrases);
    int count = 0;
    for (int i = 0; i < phrases.size(); i++) {
      for (int j = 0; j < i; j++) {
        count += NearPhrases.in(List.of(phrases.get(j), phrases.get(i))).size();
      }
    }
    assertThat(pairs.stream().filter(pair -> !pair.isSame())).isNotEmpty();
    assertThat(pairs).hasSize(count);
  }

  @Test
  void noPhraseOfTheProgramIsThereTwiceOrNearlySoUnderTwoParents() {
    assertThat(NearPhrases.in(read("intents")))
        .noneMatch(Pair::isSame)
        .noneMatch(pair -> pair.isUnderTwoParents() && pair.likeness() >= TOO_NEAR);
  }

  @Test
  void noHeldOutPhraseIsTrainedOn() {
    List<Phrase> trained = read("intents");
    List<Phrase> heldOut = read("src/test/resources/nlu/held-out.yml");
    List<Pair> pairs = NearPhrases.in(Stream.concat(trained.stream(), heldOut.stream()).toList());
    // « mot de passe oublié » is in it, since nobody could leave it out; its short spelling is not.
    assertThat(pairs)
        .filteredOn(Pair::isSame)
        .filteredOn(pair -> pair.second().file().equals("held-out.yml"))
        .filteredOn(pair -> !pair.first().file().equals("held-out.yml"))
        .extracting(pair -> pair.second().text())
        .isSubsetOf("mdp oublié");
  }

  @Test
  void everyIntentHasEnoughPhrases() {
    List<Phrase> phrases =
        read("intents").stream().filter(phrase -> !phrase.file().startsWith(CONVERSATION)).toList();
    Map<String, Long> parents =
        phrases.stream().collect(Collectors.groupingBy(Phrase::parent, Collectors.counting()));
    Map<String, Long> facts =
        phrases.stream()
            .filter(phrase -> !phrase.intent().equals(phrase.parent()))
            .collect(Collectors.groupingBy(Phrase::intent, Collectors.counting()));
    assertThat(parents).hasSize(16);
    assertThat(parents.values()).allMatch(count -> count >= LEAST_OF_AN_INTENT);
    assertThat(facts.values()).allMatch(count -> count >= LEAST_OF_A_FACT);
    assertThat(parents.get("hors_perimetre")).isGreaterThanOrEqualTo(LEAST_OUT_OF_SCOPE);
  }

  /**
   * Groups of four that differ by their last word, each with a number so that no two are the same.
   */
  private static List<Phrase> madeUp(int count) {
    List<String> words =
        List.of("compte", "lien", "mail", "structure", "espace", "pacage", "valider", "ouvrir");
    List<Phrase> phrases = new ArrayList<>();
    for (int line = 1; line <= count; line++) {
      SplittableRandom random = new SplittableRandom(line / 4);
      String text =
          IntStream.range(0, 6 + line % 2)
              .mapToObj(i -> words.get(random.nextInt(words.size())))
              .collect(Collectors.joining(" "));
      phrases.add(phrase(text + " " + line, "a", line));
    }
    return phrases;
  }

  private static Phrase phrase(String text, String intent, int line) {
    return new Phrase(text, intent, "p.yml", line);
  }

  private static List<Phrase> read(String path) {
    return NluReader.read(NluSource.under(Path.of(path)));
  }
}
