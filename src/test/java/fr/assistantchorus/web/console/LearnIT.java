package fr.assistantchorus.web.console;

import static fr.assistantchorus.web.console.ConsoleSite.AGENT;
import static fr.assistantchorus.web.console.ConsoleSite.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.agent.LessonFiles;
import fr.assistantchorus.intent.phrase.NluReader;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.intent.phrase.Phrase;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was not understood is filed by a click: into files, or into a patch. */
final class LearnIT {
  /** No phrase in French has anything in common with it. */
  private static final String RIDDLE = "ζουζούνι του τρακτέρ";

  private static final String ADDRESS = "jean.dupont@gaec-exemple.fr";
  private static final String PATH = "/console/apprendre";
  private static final Pattern ID = Pattern.compile("/console/apprendre/(\\d+)/phrase");

  @AutoClose private static final ConsoleSite CLOSED = new ConsoleSite();

  private static Path repository;

  /** The console of a program whose files can be written. */
  @AutoClose private static ConsoleSite open;

  @BeforeAll
  static void begin(@TempDir Path folder) {
    repository = folder;
    open = new ConsoleSite(new House(writable()));
  }

  /** A copy of the phrases, and a folder of examples beside it. */
  private static LessonFiles writable() {
    return new LessonFiles(
        () -> NluSource.under(repository.resolve("intents")),
        LearnIT::examples,
        Optional.of(repository.resolve("intents")),
        Optional.of(repository.resolve("hearing")));
  }

  private static Map<String, String> examples() throws IOException {
    Path file = repository.resolve("hearing/console.yml");
    return Files.exists(file) ? Map.of("console.yml", Files.readString(file)) : Map.of();
  }

  @BeforeEach
  void settle() throws Exception {
    CLOSED.settle();
    open.settle();
    Files.createDirectories(repository.resolve("intents"));
    Files.createDirectories(repository.resolve("hearing"));
    Files.deleteIfExists(repository.resolve("hearing/console.yml"));
    for (NluSource source : NluSource.under(Path.of("intents"))) {
      Path copy = repository.resolve("intents").resolve(source.name());
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, source.text());
    }
  }

  @Test
  void aTextIsShownMaskedWithItsSituationAndGoesIntoTheFileByAClick() {
    open.talk("inscription siret 123 456 782 00010", "un <b>grille-pain</b> orange 06 12 34 56 78");
    open.talk(RIDDLE);
    Visitor agent = open.loggedIn(AGENT);
    String page = agent.get(PATH).body();
    assertThat(page)
        .contains("« " + RIDDLE + " »", "Aucune question posée.", "none: ")
        .contains("<option value=\"creer_compte\">")
        .doesNotContain("<b>grille-pain", "06 12 34 56 78");

    HttpResponse<String> filed =
        agent.post(PATH + "/" + id(page, RIDDLE) + "/phrase", "intention", "creer_compte");
    assertThat(filed.statusCode()).isEqualTo(303);
    assertThat(phrases()).contains(RIDDLE);
    assertThat(agent.get(PATH).body())
        .contains("Le texte est classé : ")
        .doesNotContain("« " + RIDDLE + " »");
    assertThat(open.loggedIn(SUPERVISOR).get("/console/journal").body())
        .contains("Lecture de ce qui n’a pas été compris", "Texte classé : creer_compte");
  }

  private static List<String> phrases() {
    return NluReader.read(NluSource.under(repository.resolve("intents"))).stream()
        .filter(phrase -> phrase.intent().equals("creer_compte"))
        .map(Phrase::text)
        .toList();
  }

  @Test
  void whatIsNoPhraseIsRefusedWithTheReason() {
    open.talk(RIDDLE);
    open.talk(RIDDLE + " 06 12 34 56 78");
    Visitor agent = open.loggedIn(AGENT);
    String page = agent.get(PATH).body();
    String plain = PATH + "/" + id(page, RIDDLE + " »") + "/phrase";
    String masked = PATH + "/" + id(page, RIDDLE + " 06 \\*") + "/phrase";
    assertThat(agent.post(masked, "intention", "creer_compte").body())
        .contains("Ce texte contient une valeur masquée");
    assertThat(agent.post(plain, "autre", "creer_conte").body())
        .contains("Cette intention n’existe pas");
    agent.forgetFormToken();
    assertThat(agent.post(plain, "intention", "creer_compte").statusCode()).isEqualTo(403);
    assertThat(phrases()).doesNotContain(RIDDLE);
  }

  @Test
  void aTextIsFiledAsAnExampleOfHearingWhereItsQuestionWasOpen() throws Exception {
    open.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS, RIDDLE);
    Visitor agent = open.loggedIn(AGENT);
    String page = agent.get(PATH).body();
    assertThat(page).contains("<code>contact-support/confirm</code>");
    String path = PATH + "/" + id(page, RIDDLE) + "/exemple";
    assertThat(agent.post(path, "sens", "").body()).contains("Choisissez ce que le texte");
    assertThat(agent.post(path, "sens", "pause").statusCode()).isEqualTo(303);
    assertThat(repository.resolve("hearing/console.yml"))
        .content()
        .endsWith(
            """
            - state: contact-support/confirm
              text: "%s"
              meaning: pause
            """
                .formatted(RIDDLE));
  }

  @Test
  void aTextThatIsDroppedIsGone() {
    open.talk(RIDDLE);
    Visitor agent = open.loggedIn(AGENT);
    String drop = PATH + "/" + id(agent.get(PATH).body(), RIDDLE) + "/ecarter";
    assertThat(agent.post(drop).statusCode()).isEqualTo(303);
    assertThat(agent.get(PATH).body()).contains("Le texte est écarté.", "Rien à apprendre");
    agent.post(drop);
    assertThat(agent.get(PATH).body()).contains("quelqu’un l’a déjà traité");
  }

  @Test
  void whereTheFilesCannotBeWrittenAPatchHoldsWhatWasFiledUntilItIsApplied() throws Exception {
    CLOSED.talk(RIDDLE);
    CLOSED.talk("je veux parler à quelqu'un", "mon compte a disparu", ADDRESS, RIDDLE + " εδώ");
    Visitor agent = CLOSED.loggedIn(AGENT);
    String page = agent.get(PATH).body();
    agent.post(PATH + "/" + id(page, RIDDLE + " »") + "/phrase", "intention", "creer_compte");
    agent.post(PATH + "/" + id(page, RIDDLE + " εδώ") + "/exemple", "sens", "pause");
    String waits = agent.get(PATH).body();
    assertThat(waits)
        .contains("À écrire dans les fichiers", "phrase de « creer_compte »", "exemple d’écoute")
        .contains("Rien à apprendre");

    HttpResponse<String> patch = agent.get(PATH + "/correctif");
    assertThat(patch.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("apprendre.patch");
    Path file = repository.resolve("apprendre.patch");
    Files.writeString(file, patch.body());
    assertThat(applied(file)).as(patch.body()).isZero();
    assertThat(phrases()).contains(RIDDLE);
    assertThat(repository.resolve("hearing/console.yml")).content().contains(RIDDLE + " εδώ");

    Matcher upTo = Pattern.compile("name=\"jusqua\" value=\"(\\d+)\"").matcher(waits);
    assertThat(upTo.find()).isTrue();
    agent.get(PATH);
    agent.post(PATH + "/correctif", "jusqua", upTo.group(1));
    assertThat(agent.get(PATH).body()).contains("2 textes classés sont retirés");
    assertThat(agent.get(PATH).body()).doesNotContain("À écrire dans les fichiers");
  }

  /** Applies a patch as its reader would; returns the exit status. */
  private static int applied(Path patch) throws Exception {
    Process git =
        new ProcessBuilder("git", "apply", patch.toString())
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .redirectOutput(repository.resolve("git.txt").toFile())
            .start();
    assertThat(git.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return git.exitValue();
  }

  /** The number of the lesson whose text begins so. */
  private static String id(String page, String text) {
    Matcher place = Pattern.compile(">« " + text).matcher(page);
    assertThat(place.find()).as(page).isTrue();
    Matcher form = ID.matcher(page);
    assertThat(form.find(place.start())).isTrue();
    return form.group(1);
  }
}
