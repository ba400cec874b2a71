package fr.assistantchorus.setting;

import fr.assistantchorus.dialog.CatalogSources;
import fr.assistantchorus.dialog.DialogFault;
import fr.assistantchorus.intent.MalformedNlu;
import fr.assistantchorus.intent.NamedIntent;
import fr.assistantchorus.intent.NluSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the dialogs and the phrases are: in folders that were named, else with the program. Reading
 * blocks.
 */
public record Sources(Optional<Path> dialogsFolder, Optional<Path> intentsFolder) {
  /**
   * Returns the files of the dialogs by name, for {@link fr.assistantchorus.dialog.CatalogReader}.
   */
  public Map<String, String> dialogs() throws IOException {
    return read(dialogsFolder, "dialogs");
  }

  /** Returns the files of the phrases, for {@link fr.assistantchorus.intent.NluReader}. */
  public List<NluSource> phrases() throws IOException {
    return read(intentsFolder, "intents").entrySet().stream()
        .map(file -> new NluSource(file.getKey(), file.getValue()))
        .toList();
  }

  /** Returns the faults of phrases, each as a line that names its file as an author knows it. */
  public static List<String> lines(MalformedNlu malformed) {
    return malformed.faults().stream().map(fault -> "intents/" + fault).toList();
  }

  /** Returns the faults of dialogs in the same way. */
  public static List<String> lines(List<DialogFault> problems) {
    return problems.stream().map(problem -> "dialogs/" + problem).toList();
  }

  /** The intents that the program needs and these are not, each a line that names it. */
  public static List<String> missing(Set<String> intents) {
    return NamedIntent.missingFrom(intents).stream()
        .map("intents: no phrase of the intent \"%s\", which the program itself needs"::formatted)
        .toList();
  }

  private static Map<String, String> read(Optional<Path> folder, String builtIn)
      throws IOException {
    return folder.isPresent()
        ? CatalogSources.inFolder(folder.get())
        : CatalogSources.builtIn(builtIn);
  }
}
