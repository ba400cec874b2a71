package fr.assistantchorus;

import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.action.PortalCatalogues;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogReader;
import fr.assistantchorus.dialog.Reading;
import fr.assistantchorus.dialog.Vocabulary;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.hearing.Judge;
import fr.assistantchorus.intent.CurrentModel;
import fr.assistantchorus.intent.IntentModel;
import fr.assistantchorus.intent.phrase.NluSource;
import fr.assistantchorus.setting.CannotStart;
import fr.assistantchorus.setting.JudgeCache;
import fr.assistantchorus.setting.PhraseWatch;
import fr.assistantchorus.setting.Settings;
import fr.assistantchorus.setting.Sources;
import fr.assistantchorus.setting.Vocabularies;
import fr.assistantchorus.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the assistant understands and can say, as a start reads it. */
record Repertoire(List<NluSource> phrases, CurrentModel model, Catalog catalog, Judge judge) {
  /**
   * Reads the phrases and the dialogs. Blocks, and trains what is not in the cache.
   *
   * @throws CannotStart with lines that say what to mend
   */
  static Repertoire read(Settings settings, Sources sources) throws IOException, CannotStart {
    List<NluSource> phrases = sources.phrases();
    CurrentModel model = new CurrentModel(IntentModel.load(phrases, models(settings)));
    List<String> missing = Sources.missing(model.intents());
    if (!missing.isEmpty()) {
      throw new CannotStart(missing);
    }
    Vocabulary vocabulary = vocabulary(model.intents());
    Catalog catalog = read(sources, vocabulary);
    Judge judge = JudgeCache.ofProgram(phrases, catalog, vocabulary, model).load(models(settings));
    return new Repertoire(phrases, model, catalog, judge);
  }

  /**
   * Reads the dialogs again.
   *
   * @throws CannotStart with lines that say what to mend
   */
  Catalog readAgain(Sources sources) throws IOException, CannotStart {
    return read(sources, vocabulary(model.intents()));
  }

  private static Catalog read(Sources sources, Vocabulary vocabulary)
      throws IOException, CannotStart {
    return switch (CatalogReader.read(sources.dialogs(), vocabulary, Engine.VERSION)) {
      case Reading.Read(Catalog catalog) -> catalog;
      case Reading.Refused(var problems) -> throw new CannotStart(Sources.lines(problems));
    };
  }

  private static Path models(Settings settings) {
    return settings.dataDirectory().resolve("models");
  }

  /** Keeps the dialogs with their source, so that a conversation that begins today goes on. */
  Future<Catalogs> keep(Database database, Instant now) {
    return Catalogs.keep(database, vocabulary(model.intents()), catalog, now);
  }

  /** Returns what learns phrases that change from now on. */
  PhraseWatch watch(Vertx vertx, Settings settings, Sources sources) {
    return new PhraseWatch(vertx, sources, phrases, models(settings), this::misfits, model);
  }

  private static Vocabulary vocabulary(Set<String> intents) {
    return Vocabularies.of(PortalActions.signatures(), PortalCatalogues.all(), intents);
  }

  /**
   * Returns, as lines to log, what the program and the dialogs would lack if the phrases had these
   * intents only.
   */
  private List<String> misfits(Set<String> intents) {
    List<String> misfits = new ArrayList<>(Sources.missing(intents));
    misfits.addAll(misfitsOfDialogs(intents));
    return misfits;
  }

  private List<String> misfitsOfDialogs(Set<String> intents) {
    return switch (CatalogReader.read(catalog.sources(), vocabulary(intents), Engine.VERSION)) {
      case Reading.Read _ -> List.of();
      case Reading.Refused(var problems) -> Sources.lines(problems);
    };
  }
}
