package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.EngineRepair;
import java.util.List;

/** What happens to a conversation besides what the person says in it. */
final class Interruptions {
  private final Run run;

  Interruptions(Run run) {
    this.run = run;
  }

  /** A question has been open for a while: says so, once. */
  void breakSilence() {
    if (!run.before().silent() && !run.withAgent() && run.question().isPresent()) {
      run.remarkInPassing(EngineRepair.SILENCE);
    }
    run.silenceIsAnswered();
  }

  /** Somebody is back, and is told what is still open; what he says follows. */
  void greetAgain() {
    if (run.question().isPresent()) {
      run.remarkInPassing(EngineRepair.WELCOME_BACK);
    }
  }

  /** The assistant answers again, after a human did. */
  void takeBack() {
    if (run.withAgent()) {
      run.takeOver();
      run.remark(EngineRepair.RETURNED);
      run.questions().ask();
    }
  }

  /**
   * Somebody has logged in or out. What is under way and wants an account is left: it may hold the
   * data of whoever was there before.
   *
   * @param sameAccount only his roles have changed
   */
  void accountChanged(boolean sameAccount) {
    List<Frame> underWay = run.stack().frames();
    for (int i = 0; i < underWay.size(); i++) {
      if (!keeps(underWay.get(i), sameAccount)) {
        // An agent speaks, so nothing goes on meanwhile.
        run.stack().leaveFrom(run.withAgent() ? 0 : i);
        break;
      }
    }
    run.keepEndedIf(frame -> keeps(frame, sameAccount));
    if (run.withAgent()) {
      return;
    }
    if (!sameAccount) {
      boolean bound = run.before().account().isPresent();
      run.remark(bound ? EngineRepair.BOUND : EngineRepair.UNBOUND);
    }
    run.walk();
  }

  private boolean keeps(Frame frame, boolean sameAccount) {
    Dialog dialog = run.dialog(frame);
    return sameAccount ? run.allowed(dialog) : dialog.access() == Dialog.Access.ANYONE;
  }
}
