package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.EngineRepair;
import java.util.List;

/** Does what happens to a conversation besides what the person says in it. */
final class Interruptions {
  private final Run run;

  Interruptions(Run run) {
    this.run = run;
  }

  /** Says, once, that a question has been open for a while. */
  void breakSilence() {
    if (!run.before().silent() && !run.withAgent() && run.question().isPresent()) {
      run.remarkInPassing(EngineRepair.SILENCE);
    }
    run.silenceIsAnswered();
  }

  /**
   * Tells somebody who comes back that a question is still open, and which dialog it belongs to.
   */
  void greetAgain() {
    if (run.question().isPresent()) {
      run.remarkInPassing(EngineRepair.WELCOME_BACK);
    }
  }

  /**
   * Takes note that somebody has logged in or out. What is under way and needs an account is left,
   * since it may hold the data of the person who was there before. What waited for somebody to log
   * in begins.
   *
   * @param sameAccount whether only the roles have changed
   */
  void accountChanged(boolean sameAccount) {
    List<Frame> underWay = run.stack().frames();
    for (int i = 0; i < underWay.size(); i++) {
      if (!keeps(underWay.get(i), sameAccount)) {
        // While an agent speaks, nothing goes on.
        run.stack().leaveFrom(run.withAgent() ? 0 : i);
        break;
      }
    }
    run.keepEndedIf(frame -> keeps(frame, sameAccount));
    boolean bound = run.before().account().isPresent();
    if (!bound) {
      // Whoever logs in next may be somebody else.
      run.awaitNothing();
    }
    if (run.withAgent()) {
      return;
    }
    if (sameAccount) {
      run.walk();
    } else if (bound) {
      run.putAwaited();
      run.begin(EngineRepair.BOUND);
    } else {
      run.remark(EngineRepair.UNBOUND);
      run.walk();
    }
  }

  private boolean keeps(Frame frame, boolean sameAccount) {
    Dialog dialog = run.dialog(frame);
    return sameAccount ? run.allowed(dialog) : dialog.access() == Dialog.Access.ANYONE;
  }
}
