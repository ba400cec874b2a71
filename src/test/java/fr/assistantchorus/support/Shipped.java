package fr.assistantchorus.support;

import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.action.PortalCatalogues;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogReader;
import fr.assistantchorus.dialog.CatalogSources;
import fr.assistantchorus.dialog.Reading;
import fr.assistantchorus.dialog.Vocabulary;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.hearing.Judge;
import fr.assistantchorus.intent.IntentModel;
import fr.assistantchorus.intent.Understanding;
import fr.assistantchorus.intent.phrase.NluReader;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.intent.phrase.Phrase;
import fr.assistantchorus.setting.JudgeCache;
import fr.assistantchorus.setting.Sources;
import fr.assistantchorus.setting.Vocabularies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The dialogs and intents of this repository. */
public final class Shipped {
  private static final class Model {
    static final IntentModel SHIPPED =
        IntentModel.load(Path.of("intents"), Path.of("target/models"));
  }

  /** Read once: many tests want them, and neither changes. */
  private static final class Dialogs {
    static final Vocabulary VOCABULARY =
        Vocabularies.of(PortalActions.signatures(), PortalCatalogues.all(), intents());
    static final Catalog CATALOG = read();

    private static Catalog read() {
      try {
        return Shipped.catalog(sources());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Learnt {
    static final Judge JUDGE = learn();

    private static Judge learn() {
      try {
        return new JudgeCache(
                Sources.examples(),
                NluSource.under(Path.of("intents")),
                Shipped.catalog(),
                Shipped.understanding())
            .load(Path.of("target/models"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Shipped() {}

  public static Map<String, String> sources() throws IOException {
    return CatalogSources.inFolder(Path.of("dialogs"));
  }

  public static Catalog catalog() {
    return Dialogs.CATALOG;
  }

  /** The catalog of sources that a test has changed. */
  public static Catalog catalog(Map<String, String> sources) {
    return switch (CatalogReader.read(sources, vocabulary(), Engine.VERSION)) {
      case Reading.Read(Catalog catalog) -> catalog;
      case Reading.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  public static Vocabulary vocabulary() {
    return Dialogs.VOCABULARY;
  }

  /** The model of the shipped phrases; trained once, then read from the build folder. */
  public static Understanding understanding() {
    return Model.SHIPPED;
  }

  /** What was learnt of hearing from the shipped examples; learnt once, then read likewise. */
  public static Judge judge() {
    return Learnt.JUDGE;
  }

  private static Set<String> intents() {
    return NluReader.read(NluSource.under(Path.of("intents"))).stream()
        .map(Phrase::intent)
        .collect(Collectors.toSet());
  }
}
