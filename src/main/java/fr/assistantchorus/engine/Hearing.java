package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.field.FieldType;
import java.util.List;
import java.util.Optional;

/** Finds what a person's words, button or file mean here, and does it. */
final class Hearing {
  private final Run run;
  private final Wishes wishes;

  Hearing(Run run) {
    this.run = run;
    this.wishes = new Wishes(run);
  }

  /**
   * Hears words. What is offered beside the question comes first, then the question that is open,
   * then any wish.
   */
  void text(Event.UserSaid said) {
    run.hear(said);
    Optional<String> offer = offerSaid(said.text());
    if (offer.isPresent()) {
      take(offer.get());
      return;
    }
    run.question().ifPresentOrElse(question -> answer(said, question), () -> wishes.take(said));
  }

  /**
   * Carries out what was meant. Where the event was recorded before that was decided on hearing, it
   * is told from the text, as it was then.
   */
  private void answer(Event.UserSaid said, DialogState.Collect question) {
    List<Command> commands = said.interpretation().commands();
    if (commands.isEmpty()) {
      new Answering(run, wishes, said, question).answer();
    } else {
      new Carrying(run, wishes, question).carry(commands);
    }
  }

  /**
   * Hears a button. One that is no longer offered is answered calmly, and what is open stays so.
   */
  void option(String value) {
    Optional<String> offer = Offers.offer(value).filter(run.before().offers()::contains);
    if (offer.isPresent()) {
      take(offer.get());
      return;
    }
    Optional<DialogState.Collect> question = run.question();
    if (question.isPresent() && answers(question.get(), value)) {
      new Filling(run, wishes, question.get()).choose(value);
      return;
    }
    run.offerAgain();
    run.begin(EngineRepair.STALE_OPTION);
  }

  /**
   * Hears a file. Where the open question does not take one, this is said, and what was asked is
   * asked again.
   *
   * @param file the id under which it is kept
   */
  void file(String file) {
    Optional<DialogState.Collect> question = run.question().filter(this::takesAFile);
    if (question.isPresent()) {
      new Filling(run, wishes, question.get()).fill(new Value.Text(file));
      return;
    }
    run.offerAgain();
    run.remark(EngineRepair.FILE_NOT_NEEDED);
    run.questions().ask();
  }

  private boolean takesAFile(DialogState.Collect question) {
    return run.slot(run.top().orElseThrow(), question).type() == FieldType.FILE;
  }

  private Optional<String> offerSaid(String text) {
    return Expectations.offers(run.catalog(), run.before()).stream()
        .filter(option -> PlainWords.same(option.label(), text))
        .flatMap(option -> Offers.offer(option.value()).stream())
        .findFirst();
  }

  private void take(String offer) {
    Optional<String> slot = Offers.correctedSlot(offer);
    if (slot.isPresent()) {
      Repairs.correctable(run.before())
          .ifPresent(frame -> new Repairs(run).askAgain(frame, slot.get()));
      run.walk();
      return;
    }
    wishes.follow(
        offer, run.heard().map(said -> said.interpretation().entities()).orElse(List.of()));
  }

  private boolean answers(DialogState.Collect question, String value) {
    Frame frame = run.top().orElseThrow();
    Slot slot = run.slot(frame, question);
    return Expectations.answers(frame, slot, question).stream()
        .anyMatch(option -> option.value().equals(value));
  }
}
