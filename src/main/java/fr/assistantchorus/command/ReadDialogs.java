package fr.assistantchorus.command;

import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.action.PortalCatalogues;
import fr.assistantchorus.conversation.record.Replay;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogReader;
import fr.assistantchorus.dialog.CatalogSources;
import fr.assistantchorus.dialog.Reading;
import fr.assistantchorus.dialog.Vocabulary;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.intent.IntentModel;
import fr.assistantchorus.intent.phrase.MalformedNlu;
import fr.assistantchorus.intent.phrase.NluReader;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.intent.phrase.Phrase;
import fr.assistantchorus.setting.JudgeCache;
import fr.assistantchorus.setting.Sources;
import fr.assistantchorus.setting.Vocabularies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The dialogs and phrases that a command compares with what was recorded. */
final class ReadDialogs {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{6,64}");

  private final Workbench workbench;
  private final List<NluSource> phrases;
  private final Vocabulary vocabulary;
  private final Catalog own;
  private final Catalogs catalogs;

  private ReadDialogs(
      Workbench workbench, List<NluSource> phrases, Vocabulary vocabulary, Catalog own) {
    this.workbench = workbench;
    this.phrases = phrases;
    this.vocabulary = vocabulary;
    this.own = own;
    this.catalogs = Catalogs.reading(workbench.database(), vocabulary, own);
  }

  /** Says what is wrong with dialogs or phrases, a line each. */
  static final class Faulty extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    Faulty(List<String> lines) {
      super(String.join("\n", lines));
      this.lines = List.copyOf(lines);
    }

    List<String> lines() {
      return lines;
    }
  }

  /** Reads the dialogs and phrases of the options. Blocks. */
  static ReadDialogs of(Sources sources, Workbench workbench) throws IOException, Faulty {
    List<NluSource> phrases = sources.phrases();
    try {
      Vocabulary vocabulary =
          Vocabularies.of(
              PortalActions.signatures(),
              PortalCatalogues.all(),
              NluReader.read(phrases).stream().map(Phrase::intent).collect(Collectors.toSet()));
      String folder = sources.dialogsFolder().map(Path::toString).orElse("dialogs");
      return new ReadDialogs(
          workbench, phrases, vocabulary, read(sources.dialogs(), vocabulary, folder));
    } catch (MalformedNlu malformed) {
      throw new Faulty(Sources.lines(malformed));
    }
  }

  private static Catalog read(Map<String, String> sources, Vocabulary vocabulary, String folder)
      throws Faulty {
    return switch (CatalogReader.read(sources, vocabulary, Engine.VERSION)) {
      case Reading.Read(Catalog catalog) -> catalog;
      case Reading.Refused(var problems) ->
          throw new Faulty(problems.stream().map(fault -> folder + "/" + fault).toList());
    };
  }

  Catalog own() {
    return own;
  }

  /** Returns what runs recorded conversations once more. */
  Replay replay() {
    return new Replay(workbench.database(), catalogs);
  }

  /**
   * Returns what hears a text anew, trained from these phrases. Blocks; training takes a minute.
   */
  Interpreter interpreter() throws IOException {
    IntentModel model = IntentModel.load(phrases, workbench.models());
    JudgeCache judges = JudgeCache.ofProgram(phrases, own, vocabulary, model);
    return new Interpreter(model, Optional.of(judges.load(workbench.models())));
  }

  /**
   * Returns other dialogs.
   *
   * @param named a folder, or the beginning of the hash of kept ones, of at least 6 digits
   * @throws NoSuchElementException with one line where there are none of this name
   */
  Catalog find(String named) throws IOException, Faulty {
    Path folder = Path.of(named);
    if (Files.isDirectory(folder)) {
      return read(CatalogSources.inFolder(folder), vocabulary, named);
    }
    if (!HASH.matcher(named).matches()) {
      throw new NoSuchElementException(
          "no folder \"%s\"; a hash has at least 6 of the digits 0 to 9 and a to f"
              .formatted(named));
    }
    return kept(named, catalogs.beginning(named).await());
  }

  private Catalog kept(String named, List<String> hashes) {
    if (hashes.size() != 1) {
      throw new NoSuchElementException(
          hashes.isEmpty()
              ? "no kept dialogs whose hash begins with " + named
              : "several kept dialogs have a hash that begins with " + named + ": give more of it");
    }
    return workbench
        .within(() -> catalogs.find(hashes.getFirst()))
        .orElseThrow(() ->
            new NoSuchElementException(
                "the dialogs %s can no longer be read: they call what this program does not have"
                    .formatted(hashes.getFirst())));
  }
}
