package fr.assistantchorus.support;

import fr.assistantchorus.Vocabularies;
import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogReader;
import fr.assistantchorus.dialog.CatalogSources;
import fr.assistantchorus.dialog.Reading;
import fr.assistantchorus.dialog.Vocabulary;
import fr.assistantchorus.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The dialogs and intents of this repository. */
public final class Shipped {
  private static final Pattern INTENT = Pattern.compile("(?m)^ *- intent: *\"?([a-z_/0-9]+)");

  private Shipped() {}

  public static Map<String, String> sources() throws IOException {
    return CatalogSources.inFolder(Path.of("dialogs"));
  }

  public static Catalog catalog() {
    try {
      return switch (CatalogReader.read(sources(), vocabulary(), Engine.VERSION)) {
        case Reading.Read(Catalog catalog) -> catalog;
        case Reading.Refused(var problems) -> throw new AssertionError(problems);
      };
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public static Vocabulary vocabulary() throws IOException {
    return Vocabularies.of(PortalActions.signatures(), intents());
  }

  private static Set<String> intents() throws IOException {
    Set<String> intents = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("intents"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        INTENT.matcher(Files.readString(file)).results().forEach(m -> intents.add(m.group(1)));
      }
    }
    return intents;
  }
}
