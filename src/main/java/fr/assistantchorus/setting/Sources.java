package fr.assistantchorus.setting;

import fr.assistantchorus.dialog.CatalogSources;
import fr.assistantchorus.dialog.DialogFault;
import fr.assistantchorus.intent.NamedIntent;
import fr.assistantchorus.intent.phrase.MalformedNlu;
import fr.assistantchorus.intent.phrase.NluSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells where the dialogs and the phrases are: in a folder that was named, else among the files of
 * the program. Reading blocks.
 */
public record Sources(Optional<Path> dialogsFolder, Optional<Path> intentsFolder) {
  /**
   * Returns the files of the dialogs by name, for {@link fr.assistantchorus.dialog.CatalogReader}.
   */
  public Map<String, String> dialogs() throws IOException {
    return read(dialogsFolder, "dialogs");
  }

  /** Returns the files of the phrases, for {@link fr.assistantchorus.intent.phrase.NluReader}. */
  public List<NluSource> phrases() throws IOException {
    return read(intentsFolder, "intents").entrySet().stream()
        .map(file -> new NluSource(file.getKey(), file.getValue()))
        .toList();
  }

  /** Returns the files of the examples of hearing, which came with the program, by name. */
  public static Map<String, String> examples() throws IOException {
    return CatalogSources.builtIn("hearing");
  }

  /**
   * Returns a line for each fault of the phrases, with the path of the file as its author knows it.
   */
  public static List<String> lines(MalformedNlu malformed) {
    return malformed.faults().stream().map(fault -> "intents/" + fault).toList();
  }

  /**
   * Returns a line for each fault of the dialogs, with the path of the file as its author knows it.
   */
  public static List<String> lines(List<DialogFault> problems) {
    return problems.stream().map(problem -> "dialogs/" + problem).toList();
  }

  /**
   * Returns a line for each intent that the program itself needs and that is not among these
   * intents.
   */
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
