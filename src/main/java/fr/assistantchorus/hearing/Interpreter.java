package fr.assistantchorus.hearing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.entity.Nouns;
import fr.assistantchorus.intent.TwoWishes;
import fr.assistantchorus.intent.Understanding;
import fr.assistantchorus.intent.Understood;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a text into an event that may be stored: it is understood, and every sensitive part of it
 * is replaced by a reference.
 */
public final class Interpreter {
  /** The time zone of the people who say « hier soir ». */
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /**
   * How many catalogs' types are kept. Conversations of yesterday still need yesterday's catalogs;
   * types that have left the cache are found again.
   */
  private static final int CATALOGS = 16;

  /** How many dialogs' nouns are kept, of some thirty dialogs in each catalog. */
  private static final int DIALOGS = 512;

  private static final Interpretation NOT_FOR_THE_ENGINE =
      new Interpretation(
          List.of(),
          Interpretation.Verdict.NONE,
          List.of(),
          Optional.empty(),
          List.of(),
          Optional.empty());

  private final Understanding understanding;

  /**
   * The types of value that are sensitive, by the hash of the catalog. They are kept, since finding
   * them means going through every slot.
   */
  private final Cache<String, Set<String>> sensitiveTypes =
      Caffeine.newBuilder().maximumSize(CATALOGS).executor(Runnable::run).build();

  /**
   * The nouns of the slots of each dialog. The key is the very collection that the dialog has, and
   * not its content, so that a look-up costs nothing.
   */
  private final Cache<Collection<Slot>, Nouns> nouns =
      Caffeine.newBuilder().weakKeys().maximumSize(DIALOGS).executor(Runnable::run).build();

  private final Optional<Judge> judge;

  /** Makes an interpreter that leaves it to the engine what is meant. Only tests need it. */
  public Interpreter(Understanding understanding) {
    this(understanding, Optional.empty());
  }

  public Interpreter(Understanding understanding, Optional<Judge> judge) {
    this.understanding = understanding;
    this.judge = judge;
  }

  public Event.UserSaid interpret(
      String id, Instant time, String text, Situation situation, SecretKeeper secrets) {
    if (situation.withAgent()) {
      // It is for a human, so nothing is made of it.
      return new Event.UserSaid(
          id, time, masked(time, text, situation, secrets), NOT_FOR_THE_ENGINE);
    }
    Draft draft = read(time, text, situation, secrets);
    Interpretation heard =
        judge
            .flatMap(own -> situation.asked().map(asked -> judged(own, draft, asked)))
            .orElse(draft.interpretation());
    return new Event.UserSaid(id, time, draft.stored(), heard);
  }

  private static Interpretation judged(Judge judge, Draft draft, Asked asked) {
    Interpretation read = draft.interpretation();
    return read.withCommands(Decision.of(draft.said(), read, asked, judge));
  }

  /**
   * What was read in a text, before it is judged what is meant.
   *
   * @param stored the text with what is sensitive replaced
   */
  record Draft(Utterance said, String stored, Interpretation interpretation) {}

  /** Returns what an example shows. */
  public Judge.Shown shown(Catalog catalog, Example example) {
    OpenSecrets secrets = new OpenSecrets();
    Situation situation = Situation.of(catalog, ExampleState.of(catalog, example, secrets));
    Draft draft = read(ExampleState.NOW, example.text(), situation, secrets);
    Asked asked = situation.asked().orElseThrow();
    Optional<String> chosen =
        example
            .value()
            .filter(_ -> example.meaning() == Meaning.ANSWER)
            .or(() -> Optional.ofNullable(example.values().get(asked.slot().name())))
            .flatMap(value -> chosen(asked, value));
    return new Judge.Shown(
        Evidence.of(draft.said(), draft.interpretation(), asked),
        Saying.of(example.text(), asked.group()),
        example.meaning(),
        ChoiceEvidence.of(draft.said(), draft.interpretation(), asked),
        chosen,
        values(draft.said(), asked, example));
  }

  /** Returns the stretches of an example's text that are values of slots, and others. */
  private static List<ValueSpans.Shown> values(Utterance said, Asked asked, Example example) {
    List<ValueSpans.Shown> shown = new ArrayList<>();
    for (Slot slot : said.situation().nameable()) {
      String role = ValueSpans.role(said, asked, slot);
      Optional<String> value =
          (example.meaning() == Meaning.ANSWER
                  ? example.value().filter(_ -> slot.equals(asked.slot()))
                  : Optional.ofNullable(example.values().get(slot.name())))
              .filter(text -> !text.isEmpty() && !text.equals("-"));
      boolean counts =
          switch (example.meaning()) {
            case ANSWER -> value.isPresent();
            case SEVERAL -> value.isPresent() || !role.equals(ValueSpans.GIVEN);
            case CORRECT -> value.isPresent() || !role.equals(ValueSpans.NEW);
            default -> false;
          };
      if (counts && ValueSpans.looksFor(slot)) {
        shown.addAll(new ValueSpans(said, slot, role).shown(value));
      }
    }
    return shown;
  }

  private static Optional<String> chosen(Asked asked, String value) {
    if (asked.choosable().stream().anyMatch(option -> option.value().equals(value))) {
      return Optional.of(ChoiceEvidence.label(asked, value));
    }
    return asked.slot().type().isChosen() || asked.choosable().isEmpty()
        ? Optional.empty()
        : Optional.of(ChoiceEvidence.OWN_VALUE);
  }

  /** Reads a text: its values, its answer to the open question, and its intents. */
  Draft read(Instant time, String text, Situation situation, SecretKeeper secrets) {
    Understood whole = understanding.understand(text, LocalDate.ofInstant(time, ZONE));
    Catalog catalog = situation.catalog();
    Optional<TwoWishes> two =
        TwoWishes.in(text, whole, understanding, intent -> leadsTo(catalog, intent));
    // The first wish is the one that is done first. Values are taken from the whole text, since
    // they may stand anywhere in it.
    Understood understood =
        two.map(TwoWishes::first)
            .map(first -> new Understood(first.ranked(), first.certainty(), whole.entities()))
            .orElse(whole);
    Utterance said = utterance(text, understood, situation, secrets);
    boolean hidesAll = Hiding.hidesAll(said);
    NamedValues named = named(said);
    String stored =
        hidesAll ? secrets.keep(text, Hiding.HIDDEN).token() : Hiding.masked(said, named);
    List<Interpretation.Entity> values = HeardValues.of(said, named, hidesAll);
    return new Draft(
        said,
        stored,
        new Interpretation(
            ranked(understood),
            verdict(understood),
            values,
            new AnswerReader(said, stored, values).read(),
            named.values(),
            two.map(TwoWishes::second)));
  }

  /** Returns a text that one human says to another, with a reference for each sensitive part. */
  public String masked(Instant time, String text, Situation situation, SecretKeeper secrets) {
    Understood found = understanding.understand(text, LocalDate.ofInstant(time, ZONE));
    Utterance said = utterance(text, found, situation, secrets);
    return Hiding.masked(said, named(said));
  }

  private Utterance utterance(
      String text, Understood understood, Situation situation, SecretKeeper secrets) {
    Catalog catalog = situation.catalog();
    Set<String> sensitive = sensitiveTypes.get(catalog.hash(), _ -> Hiding.sensitiveTypes(catalog));
    return new Utterance(text, understood, situation, sensitive, secrets);
  }

  private NamedValues named(Utterance said) {
    return NamedValues.in(said, nouns.get(said.situation().nameable(), NamedValues::nouns));
  }

  /**
   * Returns what an intent leads to, where it is a wish: its fact, or a dialog that is not a
   * repair.
   */
  private static Optional<String> leadsTo(Catalog catalog, String intent) {
    return catalog.facts().containsKey(intent)
        ? Optional.of(intent)
        : catalog.triggeredBy(intent).filter(dialog -> !dialog.repair()).map(Dialog::name);
  }

  private static List<Interpretation.Ranked> ranked(Understood understood) {
    List<Interpretation.Ranked> ranked = new ArrayList<>();
    understood
        .ranked()
        .forEach(one -> ranked.add(new Interpretation.Ranked(one.intent(), one.confidence())));
    return ranked;
  }

  private static Interpretation.Verdict verdict(Understood understood) {
    return switch (understood.certainty()) {
      case SURE -> Interpretation.Verdict.SURE;
      case EITHER -> Interpretation.Verdict.EITHER;
      case NONE -> Interpretation.Verdict.NONE;
    };
  }
}
