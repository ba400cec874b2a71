package fr.assistantchorus.intent;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.intent.Understood.Certainty;
import fr.assistantchorus.intent.Understood.Ranked;
import fr.assistantchorus.intent.phrase.NluReader;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.intent.phrase.Phrase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the model on the phrases of {@code intents/}, and on held-out ones by which nothing was
 * chosen.
 */
class IntentModelTest {
  private static final Path INTENTS = Path.of("intents");
  private static final Path CACHE = Path.of("target/models");
  private static final Path HELD_OUT = Path.of("src/test/resources/nlu/held-out.yml");
  private static final Path MOVES = Path.of("src/test/resources/nlu/held-out-moves.yml");

  private static IntentModel model;

  @BeforeAll
  static void load() {
    model = IntentModel.load(INTENTS, CACHE);
  }

  @Test
  void unseenPhrasesAreUnderstood() {
    Evaluation held = Evaluation.of(model, read(HELD_OUT));
    assertThat(held.accuracy()).isGreaterThanOrEqualTo(0.88);
    assertThat(held.top3()).isGreaterThanOrEqualTo(0.97);
    assertThat(held.macroF1()).isGreaterThanOrEqualTo(0.88);
    assertThat(held.rejectedOutOfScope()).isGreaterThanOrEqualTo(0.82);
    assertThat(held.rejectedInScope()).isLessThanOrEqualTo(0.05);
    assertThat(held.perIntent().values()).allMatch(accuracy -> accuracy >= 0.7);
  }

  @Test
  void unseenPhrasesTypedInHasteAreUnderstoodNearlyAsWell() {
    Typos typos = new Typos(1);
    List<Phrase> hasty =
        read(HELD_OUT).stream()
            .map(p -> new Phrase(typos.in(p.text()), p.intent(), p.file(), p.line()))
            .toList();
    assertThat(Evaluation.of(model, hasty).accuracy()).isGreaterThanOrEqualTo(0.84);
  }

  @Test
  void unseenMovesOfAConversationAreUnderstood() {
    assertThat(Evaluation.of(model, read(MOVES)).accuracy()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void whatItIsSureOfIsMostlyRight() {
    List<Phrase> phrases = read(HELD_OUT);
    long sure = phrases.stream().filter(p -> certainty(p) == Certainty.SURE).count();
    long right =
        phrases.stream()
            .filter(p -> certainty(p) == Certainty.SURE)
            .filter(p -> Phrase.parent(first(p.text()).intent()).equals(p.intent()))
            .count();
    assertThat((double) sure / phrases.size()).isGreaterThan(0.6);
    assertThat((double) right / sure).isGreaterThan(0.93);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          je mé suis inscri ier soir g pas resu le mail            | mail_activation_non_recu
          LE LIEN D ACTIVATION NE MARCHE PLUS                      | lien_activation_expire
          il est valable combien de temps le lien ?                | lien_activation_expire/duree_de_validite
          où je trouve mon iban                                    | coordonnees_bancaires/ou_trouver_iban
          mot de passe oublié                                      | mot_de_passe_oublie
          je veux parler à quelqu’un                               | contacter_support
          retour                                                   | retour
          annuler                                                  | annuler
          """)
  void whatPeopleTypeIsToldApart(String text, String intent) {
    assertThat(first(text).intent()).isEqualTo(intent);
    assertThat(model.understand(text).certainty()).isEqualTo(Certainty.SURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\u0000\u0001", "😀😀", "☃", "مرحبا", "你好", "ΓΕΙΑ", "\uD800", "''''"})
  void whatHasNoKnownWordIsNotUnderstood(String text) {
    assertThat(model.understand(text).certainty()).isEqualTo(Certainty.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "é",
        "x ",
        "mot ",
        "😀",
        "م",
        "<b>",
        "anticonstitutionnellement",
        "1",
        "'",
        "\u0301"
      })
  void tenThousandCharactersOfAnythingAreAnswered(String piece) {
    Understood understood = model.understand(piece.repeat(10_000 / piece.length()));
    assertThat(understood.ranked()).hasSize(Understood.MOST_RANKED);
    assertThat(understood.ranked().stream().mapToDouble(Ranked::confidence).sum())
        .isBetween(0.0, 1.000_001);
  }

  @Test
  void eightThreadsGetTheSameAnswersAsOne() throws Exception {
    List<String> texts = read(HELD_OUT).stream().map(Phrase::text).toList();
    List<Understood> alone = texts.stream().map(model::understand).toList();
    Callable<List<Understood>> task = () -> texts.stream().map(model::understand).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<List<Understood>> answers :
          threads.invokeAll(Stream.generate(() -> task).limit(8).toList())) {
        assertThat(answers.get()).isEqualTo(alone);
      }
    }
  }

  @Test
  void trainingTwiceGivesTheSameBytes() throws IOException {
    assertThat(bytes(IntentModel.train(someEach(30))))
        .isEqualTo(bytes(IntentModel.train(someEach(30))));
  }

  @Test
  void aModelReadBackAnswersAlike() throws IOException {
    IntentModel again = ModelFile.read(new DataInputStream(new ByteArrayInputStream(bytes(model))));
    assertThat(read(HELD_OUT))
        .allSatisfy(
            p -> assertThat(again.understand(p.text())).isEqualTo(model.understand(p.text())));
    assertThat(again.intents()).isEqualTo(model.intents());
    assertThat(bytes(model)).hasSizeLessThan(10_000_000);
  }

  @Test
  void theCacheIsUsedAndADamagedModelIsTrainedAgain(@TempDir Path folder) throws IOException {
    List<NluSource> sources = List.of(new NluSource("a.yml", TWO_INTENTS));
    Path cache = folder.resolve("new/cache");
    IntentModel trained = IntentModel.load(sources, cache);
    List<Path> files = files(cache);
    assertThat(files).hasSize(1);
    byte[] whole = Files.readAllBytes(files.getFirst());
    assertThat(bytes(IntentModel.load(sources, cache))).isEqualTo(bytes(trained));
    Files.write(files.getFirst(), new byte[] {1, 2, 3});
    assertThat(bytes(IntentModel.load(sources, cache))).isEqualTo(whole);
    assertThat(files(cache)).isEqualTo(files);
  }

  @Test
  void theModelOfTheShippedPhrasesComesFromTheBuild(@TempDir Path folder) throws IOException {
    Path cache = folder.resolve("cache");
    byte[] loaded = bytes(IntentModel.load(INTENTS, cache));
    assertThat(cache).as("where it would be trained into").doesNotExist();
    List<Path> built =
        files(Path.of("target/classes/models")).stream()
            .filter(file -> file.toString().endsWith(".model"))
            .toList();
    assertThat(built).hasSize(1);
    assertThat(loaded).isEqualTo(Files.readAllBytes(built.getFirst()));
  }

  @Test
  void theSameFilesGiveTheSameBytesInWhateverOrderTheyAreRead(@TempDir Path folder)
      throws IOException {
    List<NluSource> sources =
        List.of(new NluSource("a.yml", TWO_INTENTS), new NluSource("b.yml", ANOTHER_INTENT));
    assertThat(IntentModel.prepare(sources, folder.resolve("one"))).isTrue();
    assertThat(IntentModel.prepare(sources.reversed(), folder.resolve("two"))).isTrue();
    Path one = files(folder.resolve("one")).getFirst();
    Path two = files(folder.resolve("two")).getFirst();
    assertThat(two.getFileName()).isEqualTo(one.getFileName());
    assertThat(two).hasSameBinaryContentAs(one);
  }

  @Test
  void theBuildTrainsOnceAndLeavesNoModelOfOtherPhrases(@TempDir Path folder) throws IOException {
    List<NluSource> before = List.of(new NluSource("a.yml", TWO_INTENTS));
    List<NluSource> after = List.of(new NluSource("a.yml", TWO_INTENTS + "    - hello\n"));
    assertThat(IntentModel.prepare(before, folder)).isTrue();
    assertThat(IntentModel.prepare(before, folder)).isFalse();
    Path old = files(folder).getFirst();
    assertThat(IntentModel.prepare(after, folder)).isTrue();
    assertThat(files(folder)).hasSize(1).doesNotContain(old);
  }

  @Test
  void oneIntentAloneIsNoTrouble() {
    IntentModel single = IntentModel.train(List.of(new Phrase("bonjour", "saluer", "a.yml", 1)));
    assertThat(single.understand("bonjour").ranked()).containsExactly(new Ranked("saluer", 1));
  }

  private static final String TWO_INTENTS =
      """
      nlu:
      - intent: saluer
        examples: |
          - bonjour
          - salut à tous
      - intent: lien/duree
        examples: |
          - combien de temps
      - intent: lien
        examples: |
          - le lien est cassé
      """;

  private static final String ANOTHER_INTENT =
      """
      nlu:
      - intent: partir
        examples: |
          - au revoir
      """;

  private static Certainty certainty(Phrase phrase) {
    return model.understand(phrase.text()).certainty();
  }

  private static Ranked first(String text) {
    return model.understand(text).ranked().getFirst();
  }

  private static List<Phrase> read(Path path) {
    return NluReader.read(NluSource.under(path));
  }

  private static List<Phrase> someEach(int every) {
    List<Phrase> all = read(INTENTS);
    return IntStream.range(0, all.size()).filter(i -> i % every == 0).mapToObj(all::get).toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static byte[] bytes(IntentModel model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelFile.write(model, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
