package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.dialog.Fact;
import fr.assistantchorus.dialog.Template;
import fr.assistantchorus.engine.Interpretation.Entity;
import fr.assistantchorus.engine.Interpretation.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does what an intent asks for: it answers a fact, repairs, begins a dialog, or asks « plutôt A ou
 * B ? ».
 */
final class Wishes {
  /**
   * How likely the first two intents of an undecided text must be together. Of the undecided
   * held-out phrases, three in four reach it; of undecided answers of the wrong kind (« ferme des
   * lilas » for a postal code), one in fourteen does.
   */
  private static final double LEAST_TO_LEAVE_A_QUESTION = 0.7;

  /** A longer first sentence names no option; it tells a story. In UTF-16 units. */
  private static final int LONGEST_OPENING = 200;

  private final Run run;

  Wishes(Run run) {
    this.run = run;
  }

  /** Takes a text while nothing is asked. */
  void take(Event.UserSaid said) {
    Interpretation heard = said.interpretation();
    Optional<String> sure = sure(heard);
    Optional<Dialog> correction =
        sure.filter(intent -> !repairs(intent)).isPresent()
            ? Optional.empty()
            : new Corrections(run).afterwards(heard);
    if (correction.isPresent()) {
      run.understood();
      repair(correction.get());
    } else if (sure.filter(intent -> !outOfScope(intent)).isPresent()) {
      run.understood();
      act(sure.get(), heard);
    } else if (likely(heard)) {
      clarify(heard);
    } else if (heard.verdict() != Verdict.NONE) {
      notUnderstood(EngineRepair.OUT_OF_SCOPE, List.of());
    } else {
      notUnderstood(EngineRepair.NOT_UNDERSTOOD, heard.entities());
    }
  }

  /** Returns whether two intents are alike, and the first one is not out of scope. */
  boolean likely(Interpretation heard) {
    return heard.verdict() == Verdict.EITHER
        && !heard.ranked().isEmpty()
        && !outOfScope(heard.ranked().getFirst().intent());
  }

  /**
   * Returns whether to leave the open question for what this text may mean: together its two
   * likeliest intents are likely enough, and neither of them is out of scope.
   */
  boolean worthLeaving(Interpretation heard) {
    List<Interpretation.Ranked> alike = heard.ranked().stream().limit(2).toList();
    double together = alike.stream().mapToDouble(Interpretation.Ranked::confidence).sum();
    return likely(heard)
        && together >= LEAST_TO_LEAVE_A_QUESTION
        && alike.stream().noneMatch(ranked -> outOfScope(ranked.intent()));
  }

  /**
   * Returns whether the intent is something that the assistant does not deal with, and not a
   * question of fact either.
   */
  boolean outOfScope(String intent) {
    return !run.catalog().facts().containsKey(intent)
        && run.catalog()
            .triggeredBy(intent)
            .filter(dialog -> dialog.name().equals(EngineRepair.OUT_OF_SCOPE.dialog()))
            .isPresent();
  }

  /**
   * Returns whether the intent is about the conversation itself: « retour », « je ne sais pas ».
   */
  boolean repairs(String intent) {
    return !run.catalog().facts().containsKey(intent)
        && !outOfScope(intent)
        && run.catalog().triggeredBy(intent).filter(Dialog::repair).isPresent();
  }

  void notUnderstood(EngineRepair repair, List<Entity> entities) {
    if (run.missed() >= Filling.MISSES_BEFORE_CHOICES) {
      run.understood();
      run.begin(EngineRepair.HUMAN);
    } else {
      run.questions().mistyped(entities);
      run.begin(repair);
    }
  }

  /** Returns the intent that can be acted on without asking. */
  static Optional<String> sure(Interpretation heard) {
    return heard.verdict() == Verdict.SURE && !heard.ranked().isEmpty()
        ? Optional.of(heard.ranked().getFirst().intent())
        : Optional.empty();
  }

  /**
   * Asks which of the two likeliest intents is meant, where they begin two different dialogs.
   * Otherwise the likelier one that makes sense is followed.
   */
  void clarify(Interpretation heard) {
    List<String> alike =
        heard.ranked().stream()
            .map(Interpretation.Ranked::intent)
            .filter(this::makesSense)
            .limit(2)
            .toList();
    long wishes =
        alike.stream()
            .flatMap(intent -> run.catalog().triggeredBy(intent).stream())
            .filter(dialog -> !dialog.repair())
            .distinct()
            .count();
    if (alike.isEmpty()) {
      notUnderstood(EngineRepair.NOT_UNDERSTOOD, heard.entities());
      return;
    }
    if (wishes < 2) {
      // « Non, c’est jean@… » has another value for an answer, so it means more than « non ».
      Optional<String> correction =
          alike.stream()
              .filter(this::corrects)
              .filter(_ -> new Repairs(run).givesAnAnswer(heard))
              .findFirst();
      follow(correction.orElse(alike.getFirst()), heard.entities());
      return;
    }
    run.questions().keepBack();
    run.begin(EngineRepair.CLARIFY);
    run.offer(alike);
  }

  /** Returns whether the intent makes sense here: nobody corrects what they have not said. */
  private boolean makesSense(String intent) {
    return !corrects(intent) || Repairs.correctable(run.before()).isPresent();
  }

  /** Returns whether the intent corrects an answer. */
  boolean corrects(String intent) {
    return run.catalog().triggeredBy(intent).filter(Corrections::isCorrection).isPresent();
  }

  /**
   * Does what a text asks for first. A question of fact besides is answered in the same reply;
   * another dialog waits until nothing is under way any more, and is then offered.
   */
  void act(String intent, Interpretation heard) {
    Optional<String> also = heard.also().filter(second -> !second.equals(intent));
    if (also.filter(this::isFact).isPresent()) {
      // The fact is told first. The other intent may ask a question, and that must come last.
      tell(isFact(intent) ? intent : also.get());
      follow(isFact(intent) ? also.get() : intent, heard.entities());
      return;
    }
    also.filter(second -> canWait(intent, second)).ifPresent(run::keepWish);
    follow(intent, heard.entities());
  }

  private boolean isFact(String intent) {
    return run.catalog().facts().containsKey(intent);
  }

  /**
   * Returns whether the second wish is a dialog that is neither the first wish nor under way
   * already.
   */
  private boolean canWait(String first, String second) {
    Optional<Dialog> dialog = waiting(second);
    boolean same = !isFact(first) && dialog.equals(run.catalog().triggeredBy(first));
    boolean underWay =
        run.stack().frames().stream()
            .anyMatch(frame -> dialog.filter(d -> d.name().equals(frame.dialog())).isPresent());
    return dialog.isPresent() && !same && !underWay;
  }

  /**
   * Returns the dialog that a second wish leads to; empty where it leads to none, or to a repair.
   */
  Optional<Dialog> waiting(String intent) {
    return run.catalog().triggeredBy(intent).filter(dialog -> !dialog.repair());
  }

  /**
   * Offers the second wish once nothing is under way. From then on the offer holds it, and no
   * longer the state.
   */
  void offerSecond() {
    Optional<String> wish = run.wish();
    if (wish.isEmpty() || !run.stack().isEmpty() || run.withAgent()) {
      return;
    }
    run.dropWish();
    waiting(wish.get())
        .ifPresent(wanted -> {
          // The question of the offer has buttons of its own.
          run.offerNothing();
          run.questions().keepBackNoMore();
          run.stack().push(offer(wish.get(), wanted));
          run.walk();
        });
  }

  private Frame offer(String intent, Dialog wanted) {
    return Frame.begin(
        run.catalog().dialog(EngineRepair.OTHER_WISH.dialog()),
        Map.of(
            "title",
            new Value.Text(wanted.title()),
            Repairs.OFFERED_INTENT,
            new Value.Text(intent)));
  }

  void tell(String intent) {
    Fact fact = run.catalog().facts().get(intent);
    Template answer = fact.answerTo(run.speaker(), run.before().account().isPresent());
    run.say("fact/" + intent, Wording.render(answer, run.before().settings()));
  }

  /** Does what an intent asks for: answers a fact, repairs, or begins its dialog. */
  void follow(String intent, List<Entity> entities) {
    if (isFact(intent)) {
      tell(intent);
      if (run.stack().isEmpty()) {
        run.offerAgain();
      } else {
        run.offerNothing();
      }
      run.questions().ask();
      return;
    }
    run.catalog()
        .triggeredBy(intent)
        .ifPresentOrElse(
            dialog -> begin(dialog, entities),
            () -> notUnderstood(EngineRepair.NOT_UNDERSTOOD, entities));
  }

  private void begin(Dialog dialog, List<Entity> entities) {
    if (dialog.repair()) {
      repair(dialog);
      return;
    }
    run.heard().flatMap(_ -> dialog.speaker()).ifPresent(run::learnSpeaker);
    if (run.wish().flatMap(this::waiting).filter(dialog::equals).isPresent()) {
      run.dropWish();
    }
    if (run.stack().leaveAbove(dialog.name())) {
      // The dialog is under way already. Dialogs on top of it are left, and its question is asked
      // again.
      run.walk();
      return;
    }
    leaveRepairs();
    Map<String, Value> slots = new HashMap<>();
    prefill(dialog, entities, slots);
    run.questions().mistyped(entities);
    run.heard()
        .map(Event.UserSaid::text)
        .filter(text -> text.length() <= LONGEST_OPENING)
        .ifPresent(text -> slots.put(Frame.OPENING, new Value.Text(text)));
    run.begin(dialog, slots);
  }

  void repair(Dialog dialog) {
    leaveRepairs();
    Optional<DialogState.Collect> question = run.question();
    if (dialog.name().equals(EngineRepair.DONT_KNOW.dialog())
        && question.flatMap(DialogState.Collect::help).isPresent()) {
      Frame frame = run.top().orElseThrow();
      run.questions().ask(frame, question.get(), question.get().help().orElseThrow());
      return;
    }
    run.begin(dialog, run.interrupted());
  }

  /** Drops a repair's own question when the person goes on to something else. */
  private void leaveRepairs() {
    while (run.top().filter(frame -> run.dialog(frame).repair()).isPresent()) {
      run.stack().pop();
    }
  }

  /** Puts each value into the first empty slot that takes it. */
  void prefill(Dialog dialog, List<Entity> entities, Map<String, Value> slots) {
    for (Entity entity : entities) {
      if (entity.problem().isPresent()) {
        continue;
      }
      dialog.slots().values().stream()
          .filter(slot -> slot.takes(entity.type()))
          .filter(slot -> !slot.type().isChosen())
          .filter(slot -> !slots.containsKey(slot.name()))
          .findFirst()
          .ifPresent(slot -> slots.put(slot.name(), entity.value()));
    }
  }
}
