package fr.assistantchorus.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.dialog.DialogState.Collect;
import fr.assistantchorus.dialog.DialogState.Next;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.field.FieldType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogReaderTest {
  private static final Path GOOD = Path.of("src/test/resources/dialogs-good");
  private static final int MUTATIONS = 500;

  private static final Vocabulary VOCABULARY =
      TestVocabulary.of(
          "mail_activation_non_recu",
          "lien_activation_expire",
          "lien_activation_expire/duree_de_validite",
          "lien_activation_expire/deja_utilise",
          "contacter_support",
          "hors_perimetre",
          "retour");

  @Test
  void theDesignsExampleReadsAsItStands() throws IOException {
    Dialog dialog = catalog().dialog("resend-activation");
    assertThat(dialog.access()).isEqualTo(Dialog.Access.ANYONE);
    assertThat(dialog.slots())
        .containsExactly(
            Map.entry(
                "email",
                new Slot(
                    "email",
                    FieldType.EMAIL,
                    true,
                    false,
                    "adresse électronique",
                    List.of(),
                    Optional.empty())));
    assertThat(dialog.states().keySet()).containsExactly("email", "resend", "sent", "wait");
    assertThat(dialog.state("resend"))
        .isEqualTo(
            new DialogState.Call(
                "resend",
                "resend-activation",
                Map.of("email", "email"),
                Map.of("accepted", "sent", "too-soon", "wait")));
    assertThat(((DialogState.Say) dialog.state("wait")).next()).isEqualTo(new Next.End("refused"));
  }

  @Test
  void theGuidesExampleReadsToo() throws IOException {
    String guide = Files.readString(Path.of("dialogs/README.md"));
    String example = guide.split("```")[1].substring("yaml".length());
    Map<String, String> sources = new HashMap<>(CatalogSources.inFolder(GOOD));
    sources.put("resend-activation.yml", example);
    assertThat(read(sources, 1).dialog("resend-activation").states()).hasSize(4);
  }

  @Test
  void everyKindOfStateIsRead() throws IOException {
    Dialog dialog = catalog().dialog("contact-support");
    Collect topic = (Collect) dialog.state("topic");
    assertThat(topic.again()).isPresent();
    assertThat(topic.help()).isPresent();
    assertThat(topic.invalid()).containsOnlyKeys("none-of-these");
    assertThat(topic.choices().intents()).containsExactly(Map.entry("no", "contacter_support"));
    assertThat(topic.step()).contains(1);
    assertThat(((Collect) dialog.state("words")).unasked()).isTrue();
    assertThat(dialog.steps()).isEqualTo(2);
    assertThat(dialog.pages()).containsExactly("/aide", "/contact");
    assertThat(catalog().begunOn("/contact/nous")).contains(dialog);
    assertThat(catalog().begunOn("/ailleurs")).isEmpty();
    Collect sure = (Collect) dialog.state("sure");
    assertThat(sure.cases()).containsExactly(Map.entry("yes", "send"), Map.entry("no", "forget"));
    assertThat(sure.next()).isEmpty();
    assertThat(sure.recap()).containsExactly("topic", "email", "words");
    assertThat(dialog.state("kind"))
        .isEqualTo(new DialogState.Branch("kind", "topic", Map.of("01", "account"), "opened"));
    assertThat(dialog.state("account"))
        .isEqualTo(
            new DialogState.Enter(
                "account", "about-account", Map.of("about", "topic"), new Next.To("opened")));
    assertThat(dialog.state("human")).isInstanceOf(DialogState.HandOver.class);
    assertThat(dialog.state("forget")).isEqualTo(new DialogState.Finish("forget", "cancelled"));
    DialogState.Say opened = (DialogState.Say) dialog.state("opened");
    assertThat(opened.link())
        .isEqualTo(
            Optional.of(
                new DialogState.Link(new Template("/support/{number}"), "Suivre ma demande")));
    assertThat(opened.offers()).containsExactly("mail_activation_non_recu");
    assertThat(catalog().dialog("go-back").repair()).isTrue();
  }

  @Test
  void aPartIsSplicedIntoEachDialogThatIncludesIt() throws IOException {
    Dialog home = catalog().dialog("home");
    assertThat(home.states().keySet()).containsExactly("town", "sure", "said");
    Collect town = (Collect) home.state("town");
    assertThat(town.ask()).isEqualTo(new Template("Où habitez-vous ?"));
    assertThat(town.help()).contains(new Template("Celle du courrier."));
    assertThat(home.slots().get("town").aliases()).containsExactly("commune");
    assertThat(((Collect) home.state("sure")).cases())
        .containsOnly(Map.entry("yes", "said"), Map.entry("no", "said"));

    Dialog field = catalog().dialog("field");
    assertThat(((Collect) field.state("town")).ask()).isEqualTo(new Template("Quelle ville ?"));
    assertThat(((Collect) field.state("sure")).cases()).containsEntry("yes", "done");
    assertThat(field.slots().get("town").aliases()).isEmpty();
  }

  @Test
  void scalarsAreStringsWhateverTheyLookLike() throws IOException {
    Collect topic = (Collect) catalog().dialog("contact-support").state("topic");
    assertThat(topic.options())
        .containsExactly(new Option("01", "Mon compte"), new Option("no", "Autre chose"));
  }

  private static final String OF_CROPS =
      """
      dialog: crops
      title: Les cultures
      slots: { crop: { type: choice }, subject: { type: text } }
      start: subject
      states:
        subject: { collect: subject, ask: Quoi ?, next: crop }
        crop: { collect: crop, ask: Laquelle ?, options: catalogue crop, next: more }
        more: { enter: more-crops, with: all, end: done }
      ---
      dialog: more-crops
      title: D’autres cultures
      slots: { crop: { type: choice }, email: { type: email, sensitive: true }, subject: { type: text } }
      start: crop
      states:
        crop: { collect: crop, ask: Laquelle ?, options: [{ value: rye, label: Seigle }], next: email }
        email: { collect: email, ask: Où ?, next: subject }
        subject: { collect: subject, ask: Quoi ?, next: open }
        open: { call: open-request, with: all, outcomes: { opened: opened } }
        opened: { end: done }
      """;

  @Test
  void aCatalogueGivesItsOptionsAndIsKeptWithTheSources() throws IOException {
    Map<String, String> sources = new HashMap<>(CatalogSources.inFolder(GOOD));
    assertThat(read(sources, 1).sources())
        .as("where none is named")
        .isEqualTo(TestVocabulary.withPatterns(sources));
    sources.put("crops.yml", OF_CROPS);
    Catalog first = read(sources, 1);
    List<Option> options =
        List.of(new Option("wheat", "Blé « tendre »"), new Option("oats", "Avoine"));
    assertThat(((Collect) first.dialog("crops").state("crop")).options()).isEqualTo(options);

    Map<String, List<Option>> changed = Map.of("crop", List.of(new Option("rice", "Riz")));
    Vocabulary later =
        new Vocabulary(VOCABULARY.actions(), VOCABULARY.settings(), VOCABULARY.intents(), changed);
    Catalog pinned = ((Reading.Read) CatalogReader.read(first.sources(), later, 1)).catalog();
    assertThat(pinned).as("a catalog that was kept reads as it did").isEqualTo(first);
    Catalog fresh =
        ((Reading.Read) CatalogReader.read(TestVocabulary.withPatterns(sources), later, 1))
            .catalog();
    assertThat(fresh.hash()).isNotEqualTo(first.hash());
    assertThat(((Collect) fresh.dialog("crops").state("crop")).options())
        .containsExactly(new Option("rice", "Riz"));
  }

  @Test
  void withAllHandsOnWhatTheOtherSideTakes() throws IOException {
    Map<String, String> sources = new HashMap<>(CatalogSources.inFolder(GOOD));
    sources.put("crops.yml", OF_CROPS);
    Catalog catalog = read(sources, 1);
    assertThat(((DialogState.Call) catalog.dialog("more-crops").state("open")).arguments())
        .containsExactly(Map.entry("email", "email"), Map.entry("subject", "subject"));
    assertThat(((DialogState.Enter) catalog.dialog("crops").state("more")).arguments())
        .containsExactly(Map.entry("crop", "crop"), Map.entry("subject", "subject"));
  }

  @Test
  void factsAnswerTheirIntentAndASubIntentStartsItsParentsDialog() throws IOException {
    Catalog catalog = catalog();
    assertThat(catalog.facts())
        .containsOnlyKeys("lien_activation_expire/duree_de_validite", "hors_perimetre");
    assertThat(catalog.triggeredBy("lien_activation_expire/deja_utilise").map(Dialog::name))
        .contains("resend-activation");
  }

  @Test
  void theHashChangesWithAnyTextNameOrEngine() throws IOException {
    Map<String, String> sources = CatalogSources.inFolder(GOOD);
    String hash = catalog().hash();
    assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(hash(new HashMap<>(sources), 1));
    assertThat(hash(sources, 2)).isNotEqualTo(hash);
    Map<String, String> changed = new HashMap<>(sources);
    changed.merge("facts.yml", "# a comment\n", String::concat);
    assertThat(hash(changed, 1)).isNotEqualTo(hash);
    Map<String, String> renamed = new HashMap<>(sources);
    renamed.put("answers.yml", renamed.remove("facts.yml"));
    assertThat(hash(renamed, 1)).isNotEqualTo(hash);
  }

  @Test
  void whateverIsWrittenIsReadOrRefusedAndNeverThrows() throws IOException {
    Map<String, String> sources = new HashMap<>(CatalogSources.inFolder(GOOD));
    sources.keySet().retainAll(List.of("contact-support.yml", "_repair.yml"));
    Random random = new Random(7);
    String marks = "{}[]:-&*!|>'\"#%@,? \n\tx\u0000\uD83D";
    for (int i = 0; i < MUTATIONS; i++) {
      Map<String, String> mutated = new HashMap<>(sources);
      String file = List.copyOf(sources.keySet()).get(random.nextInt(sources.size()));
      StringBuilder text = new StringBuilder(sources.get(file));
      for (int edit = 0; edit <= random.nextInt(3); edit++) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(20));
        String mark = String.valueOf(marks.charAt(random.nextInt(marks.length())));
        text.replace(at, end, random.nextBoolean() ? mark : "");
      }
      mutated.put(file, text.toString());
      assertThat(CatalogReader.read(mutated, VOCABULARY, 1)).isNotNull();
    }
  }

  @Test
  void aJarAndAFolderOfClassesGiveTheSameFiles(@TempDir Path folder) throws IOException {
    Path classes = folder.resolve("classes");
    Path jar = folder.resolve("program.jar");
    write(classes.resolve("dialogs"));
    try (FileSystem zip =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
      write(zip.getPath("dialogs"));
    }
    Map<String, String> expected = Map.of("a.yml", "dialog: é", "facts/b.yml", "facts: {}");
    assertThat(CatalogSources.builtInto(classes, "dialogs")).isEqualTo(expected);
    assertThat(CatalogSources.builtInto(jar, "dialogs")).isEqualTo(expected);
  }

  private static void write(Path dialogs) throws IOException {
    Files.createDirectories(dialogs.resolve("facts"));
    Files.createDirectories(dialogs.resolve("..2026_11_02"));
    Files.writeString(dialogs.resolve("a.yml"), "dialog: é");
    Files.writeString(dialogs.resolve("facts/b.yml"), "facts: {}");
    Files.writeString(dialogs.resolve("README.md"), "# Dialogs");
    Files.writeString(dialogs.resolve("..2026_11_02/a.yml"), "dialog: old");
  }

  private static Catalog catalog() throws IOException {
    return read(CatalogSources.inFolder(GOOD), 1);
  }

  private static String hash(Map<String, String> sources, int engineVersion) {
    return read(sources, engineVersion).hash();
  }

  private static Catalog read(Map<String, String> sources, int engineVersion) {
    return switch (CatalogReader.read(
        TestVocabulary.withPatterns(sources), VOCABULARY, engineVersion)) {
      case Reading.Read(Catalog catalog) -> catalog;
      case Reading.Refused(List<DialogFault> problems) ->
          throw new AssertionError(problems.toString());
    };
  }
}
