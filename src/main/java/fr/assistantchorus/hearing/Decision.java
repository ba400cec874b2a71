package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Command;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.PlainWords;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.intent.Understood;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes commands of the likeliest meaning that a message can have where it is said. */
final class Decision {
  /** A meaning that would end, send or overwrite something is acted on from this probability on. */
  private static final double SURE = 0.7;

  /** A longer text says more about a value in doubt than yes or no. */
  private static final int MOST_WORDS_OF_A_JUDGEMENT = 4;

  /** A free text of so many words is an answer, whatever it seems to say. */
  private static final int LEAST_WORDS_OF_A_STORY = 40;

  /** A fact is told from this confidence on. */
  private static final double LEAST_FOR_A_FACT = 0.35;

  /** A dialog is begun from this confidence on. */
  private static final double LEAST_FOR_A_WISH = 0.2;

  /** These end what is under way, or empty it. */
  private static final Set<Meaning> UNDOING = Set.of(Meaning.CANCEL, Meaning.RESTART);

  /** From this probability on, what is under way is ended or emptied without a question. */
  private static final double SURE_TO_UNDO = 0.5;

  /** The least part of a message's words that must be known, where it is no value. */
  private static final double LEAST_KNOWN = 0.34;

  /** Two readings nearer than this may both be meant. */
  private static final double NEAR = 0.15;

  private static final String SUPPORT = "contacter_support";
  private static final String DISTRESS = "detresse";

  private final Utterance said;
  private final Interpretation read;
  private final Asked asked;
  private final Catalog catalog;
  private final Judge judge;
  private final Set<String> saying;
  private final double[] probabilities;
  private final SpannedValues spans;
  private final Beside beside;

  private Decision(
      Utterance said, Interpretation read, Asked asked, Judge judge, Set<String> saying) {
    this.saying = saying;
    this.probabilities = judge.meanings(Evidence.of(said, read, asked), saying);
    this.judge = judge;
    this.spans = new SpannedValues(said, asked, judge);
    this.beside = new Beside(said, read, asked, judge, saying, spans);
    this.said = said;
    this.read = read;
    this.asked = asked;
    this.catalog = said.situation().catalog();
  }

  /** Returns what to do, at least one command. */
  static List<Command> of(Utterance said, Interpretation read, Asked asked, Judge judge) {
    Set<String> saying = Saying.of(said.text(), asked.group());
    return new Decision(said, read, asked, judge, saying).decide();
  }

  private List<Command> decide() {
    if (asked.slot().type() == FieldType.TEXT
        && PlainWords.count(said.text()) >= LEAST_WORDS_OF_A_STORY) {
      // Whoever writes so much where words are asked for means it for whom they are told to.
      return answer();
    }
    if (SecretRef.TOKEN.matcher(said.text().strip()).matches()) {
      // It was hidden as a whole, which only an answer that cannot be read is.
      return read.answer()
          .<List<Command>>map(answer -> List.of(new Command.Misfit(answer)))
          .orElse(List.of(new Command.Unclear(List.of(), Optional.empty())));
    }
    if (isLabel()) {
      // Who types what is on a button presses it.
      return answer();
    }
    if (asked.doubts() && PlainWords.count(said.text()) <= MOST_WORDS_OF_A_JUDGEMENT) {
      Optional<String> judged = Chosen.judged(read);
      if (judged.isPresent()) {
        // A value is in doubt, so this is what the question waits for.
        return judged.get().equals("yes")
            ? List.of(new Command.Choose(List.of("=")))
            : List.of(new Command.TakeBack());
      }
    }
    if (asked.isRecap() && PlainWords.count(said.text()) == 1 && Chosen.judged(read).isPresent()) {
      return answer();
    }
    List<Meaning> ranked =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted((one, other) -> Double.compare(probabilities[other], probabilities[one]))
            .map(index -> Meaning.values()[index])
            .toList();
    if (asked.isRecap() && remakesAChoice()) {
      // « Non, EARL Martin » ends nothing: it is another option of an earlier choice.
      return correct();
    }
    if (read.answer().orElse(null) instanceof Answer.Bad bad
        && !asked.slot().type().isChosen()
        && judge.knownToMeanings(saying) < LEAST_KNOWN) {
      // Of words that nobody has taught it, no wish is guessed.
      return List.of(likelyFact().orElse(new Command.Misfit(bad)));
    }
    for (int i = 0; i < ranked.size(); i++) {
      List<Command> commands = commands(ranked.get(i));
      if (!commands.isEmpty()) {
        Meaning likeliest = ranked.get(i);
        return nearest(likeliest, ranked.subList(i + 1, ranked.size()))
            .map(other -> List.of(either(likeliest, other)))
            .orElse(commands);
      }
    }
    return List.of(new Command.Unclear(List.of(), Optional.empty()));
  }

  /**
   * Returns the reading that may be meant as well as the likeliest one, where that would undo so
   * much that the person is asked which is meant.
   *
   * @param others the less likely ones, the likeliest first
   */
  private Optional<Meaning> nearest(Meaning likeliest, List<Meaning> others) {
    double first = probabilities[likeliest.ordinal()];
    return UNDOING.contains(likeliest) && first < SURE_TO_UNDO
        ? others.stream()
            .takeWhile(other -> first - probabilities[other.ordinal()] < NEAR)
            .filter(other -> !commands(other).isEmpty())
            .findFirst()
        : Optional.empty();
  }

  /** Returns the question which of two readings is meant, by what either would do. */
  private Command either(Meaning first, Meaning second) {
    List<String> intents =
        Stream.of(first, second).flatMap(meaning -> intent(meaning).stream()).toList();
    Optional<String> option =
        second == Meaning.ANSWER
            ? Chosen.in(said, read, asked, judge, saying).map(List::getFirst)
            : Optional.empty();
    return new Command.Unclear(intents, option);
  }

  /** Returns the intent that asks for what a meaning does; empty where none does. */
  private Optional<String> intent(Meaning meaning) {
    return Optional.ofNullable(
        switch (meaning) {
          case CANCEL -> "annuler";
          case RESTART -> "recommencer";
          case BACK -> "retour";
          case CORRECT -> "corriger";
          case HUMAN -> human();
          case OTHER_WISH ->
              wish().getFirst() instanceof Command.Want(String intent) ? intent : null;
          case ANSWER,
              SEVERAL,
              PASS,
              PAUSE,
              REPEAT,
              DONT_KNOW,
              REFUSE,
              QUESTION,
              COMPLAINT,
              CHAT,
              UNCLEAR ->
              null;
        });
  }

  private boolean remakesAChoice() {
    Map<Slot, Value> answered = said.situation().answered();
    return !asked.rechosen(said.text(), answered).isEmpty()
        || asked.leavesOpenWhich(said.text(), answered);
  }

  private boolean isLabel() {
    return asked.options().stream().anyMatch(o -> PlainWords.same(o.label(), said.text()));
  }

  /** Returns the commands that this meaning gives; empty where the message cannot have it. */
  private List<Command> commands(Meaning meaning) {
    return switch (meaning) {
      case ANSWER -> answer();
      case SEVERAL -> several();
      case CORRECT -> correct();
      case PASS -> List.of(new Command.Pass());
      case PAUSE -> List.of(new Command.Pause());
      case CANCEL -> List.of(new Command.Cancel());
      case BACK -> List.of(new Command.Back());
      case RESTART -> List.of(new Command.Restart());
      case REPEAT -> List.of(new Command.Repeat());
      case DONT_KNOW -> List.of(new Command.DontKnow());
      case REFUSE -> List.of(new Command.Refuse());
      case QUESTION -> question();
      case OTHER_WISH -> wish();
      case HUMAN -> List.of(new Command.Want(human()));
      case COMPLAINT -> List.of(new Command.Complain());
      case CHAT -> chat();
      case UNCLEAR -> List.of(new Command.Unclear(List.of(), Optional.empty()));
    };
  }

  // An answer.

  private List<Command> answer() {
    Optional<List<String>> chosen = Chosen.in(said, read, asked, judge, saying);
    if (chosen.isPresent()) {
      return asked.isRecap() && !isLabel() && !isOutright(chosen.get()) && !isSure(chosen.get())
          ? List.of(new Command.Unclear(List.of(), Optional.empty()))
          : with(new Command.Choose(chosen.get()));
    }
    Optional<Answer> cut = spans.answer(read);
    return switch (cut.or(read::answer).orElse(null)) {
      case Answer.Ok(Value value) when !asked.slot().type().isChosen() -> {
        Map<String, Value> values = new LinkedHashMap<>(beside.free(value));
        values.put(asked.slot().name(), value);
        yield with(new Command.Fill(values));
      }
      case Answer.Doubt doubt -> List.of(new Command.Misfit(doubt));
      case Answer.Bad bad ->
          List.of(
              bad.attempt()
                  ? new Command.Misfit(bad)
                  : likelyFact().or(this::sameWish).orElse(new Command.Misfit(bad)));
      case null, default -> List.of();
    };
  }

  /** Returns whether the message is a yes or a no and nothing else. */
  private boolean isOutright(List<String> chosen) {
    return PlainWords.count(said.text()) == 1
        && Chosen.judged(read).filter(chosen.getFirst()::equals).isPresent();
  }

  /** Returns whether a recap is surely answered so; who gives up the matter says no to it. */
  private boolean isSure(List<String> chosen) {
    double no = chosen.getFirst().equals("no") ? probabilities[Meaning.CANCEL.ordinal()] : 0;
    return probabilities[Meaning.ANSWER.ordinal()] + no >= SURE;
  }

  /**
   * Returns the fact that is likely asked by what is no value of the question, for instance that
   * somebody speaks another language: to tell it does no harm, and the question stands.
   */
  private Optional<Command> likelyFact() {
    return said.understood().certainty() != Understood.Certainty.NONE
        ? Optional.of(said.understood().ranked().getFirst().intent())
            .filter(catalog.facts()::containsKey)
            .map(Command.Tell::new)
        : Optional.empty();
  }

  /**
   * Returns the intent of the dialog under way, where the message says once more what it began
   * with.
   */
  private Optional<Command> sameWish() {
    return said.understood().certainty() == Understood.Certainty.SURE
        ? Optional.of(said.understood().ranked().getFirst().intent())
            .filter(intent -> !catalog.facts().containsKey(intent))
            .filter(
                intent -> catalog.triggeredBy(intent).filter(asked.dialog()::equals).isPresent())
            .map(Command.Want::new)
        : Optional.empty();
  }

  /** Adds the question of fact that the message asks besides. */
  private List<Command> with(Command main) {
    return read.also()
        .filter(catalog.facts()::containsKey)
        .map(intent -> List.of(new Command.Tell(intent), main))
        .orElse(List.of(main));
  }

  private List<Command> several() {
    Map<String, Value> values = beside.all();
    boolean others = values.keySet().stream().anyMatch(slot -> !slot.equals(asked.slot().name()));
    return others ? List.of(new Command.Fill(values)) : List.of();
  }

  private List<Command> correct() {
    return new Changes(said, read, asked, spans, beside)
        .find(probabilities[Meaning.CORRECT.ordinal()])
        .<List<Command>>map(changes -> List.of(new Command.Change(changes)))
        .orElse(List.of());
  }

  // Something else than an answer.

  private List<Command> question() {
    List<Command> told = new ArrayList<>();
    said.understood().ranked().stream()
        .filter(ranked -> ranked.confidence() >= LEAST_FOR_A_FACT)
        .map(Understood.Ranked::intent)
        .filter(intent -> catalog.facts().containsKey(intent) || isHelp(intent))
        .findFirst()
        .ifPresent(intent ->
            told.add(isHelp(intent) ? new Command.Want(intent) : new Command.Tell(intent)));
    read.also()
        .filter(catalog.facts()::containsKey)
        .filter(_ -> !told.isEmpty())
        .ifPresent(intent -> told.add(new Command.Tell(intent)));
    return told.isEmpty() ? List.of(new Command.Inquire()) : told;
  }

  /** Returns whether the intent asks what the assistant can do. */
  private boolean isHelp(String intent) {
    return intent.equals("aide");
  }

  private List<Command> wish() {
    List<Understood.Ranked> intents = said.understood().ranked();
    if (!intents.isEmpty()
        && intents.getFirst().confidence() >= LEAST_FOR_A_FACT
        && catalog.facts().containsKey(intents.getFirst().intent())) {
      return List.of(new Command.Tell(intents.getFirst().intent()));
    }
    return said.understood().ranked().stream()
        .filter(ranked -> ranked.confidence() >= LEAST_FOR_A_WISH)
        .map(Understood.Ranked::intent)
        .filter(intent -> !catalog.facts().containsKey(intent))
        .filter(this::leadsElsewhere)
        .findFirst()
        .<Command>map(Command.Want::new)
        .map(List::of)
        .orElse(List.of(new Command.WantElse()));
  }

  private boolean leadsElsewhere(String intent) {
    Optional<Dialog> dialog = catalog.triggeredBy(intent);
    return dialog.filter(wanted -> intent.equals(DISTRESS) || !wanted.repair()).isPresent();
  }

  private String human() {
    return said.understood().ranked().stream()
        .map(Understood.Ranked::intent)
        .filter(intent -> intent.startsWith(SUPPORT) && !catalog.facts().containsKey(intent))
        .findFirst()
        .orElse(SUPPORT);
  }

  private List<Command> chat() {
    return said.understood().ranked().stream()
        .limit(2)
        .map(Understood.Ranked::intent)
        .filter(intent -> List.of("salutation", "merci", "au_revoir", "effacer").contains(intent))
        .findFirst()
        .<Command>map(Command.Want::new)
        .map(List::of)
        .orElse(List.of(new Command.Chat()));
  }
}
