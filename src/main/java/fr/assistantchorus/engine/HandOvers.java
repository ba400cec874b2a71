package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.dialog.EngineRepair;
import fr.assistantchorus.engine.Event.ReturnedToAssistant.Why;
import java.util.Optional;

/**
 * Does what happens while a human of the support answers, or is waited for. The dialog that has
 * handed over stays where it is, and goes on once the assistant answers again.
 */
final class HandOvers {
  /** The value of the button by which a person goes on with the assistant. */
  static final String LEAVE = "@assistant";

  private final Run run;

  HandOvers(Run run) {
    this.run = run;
  }

  /** Returns the button by which a person goes on with the assistant; earlier dialogs have none. */
  static Optional<Option> leave(Catalog catalog) {
    return Optional.ofNullable(catalog.dialogs().get(EngineRepair.AGENT_LEFT.dialog()))
        .map(dialog -> new Option(LEAVE, dialog.title()));
  }

  /** Lets a human answer from now on, whether one was waited for or not. */
  void join(HumanAgent agent) {
    if (run.agent().isEmpty()) {
      run.join(agent);
      remark(EngineRepair.AGENT_HERE);
    }
  }

  /** Tells somebody who still waits that what they said will be read. */
  void text(String text) {
    if (leave(run.catalog()).filter(button -> PlainWords.same(button.label(), text)).isPresent()) {
      option(LEAVE);
    } else if (run.agent().isEmpty()) {
      remark(EngineRepair.AGENT_AWAITED);
    }
  }

  void option(String value) {
    if (value.equals(LEAVE)) {
      run.takeOver();
      remark(EngineRepair.AGENT_LEFT);
      goOn();
    }
  }

  /** Lets the assistant answer again. */
  void giveBack(Why why) {
    if (!run.withAgent()) {
      return;
    }
    run.takeOver();
    switch (why) {
      case GIVEN_BACK -> {
        run.remark(EngineRepair.RETURNED);
        goOn();
      }
      case SILENT -> {
        remark(EngineRepair.AGENT_SILENT);
        goOn();
      }
      case NOBODY -> nobodyCame();
    }
  }

  private void nobodyCame() {
    Optional<String> state = handedOver().flatMap(DialogState.HandOver::nobody);
    if (state.isPresent()) {
      Frame frame = run.top().orElseThrow();
      run.stack().replaceTop(frame.at(state.get()));
      run.walk();
    } else if (known(EngineRepair.NOBODY_CAME)) {
      run.begin(EngineRepair.NOBODY_CAME);
    } else {
      run.remark(EngineRepair.RETURNED);
      run.questions().ask();
    }
  }

  private void goOn() {
    Optional<DialogState.HandOver> over = handedOver();
    if (over.isPresent()) {
      new Walk(run).goOn(run.top().orElseThrow(), over.get().next());
    } else {
      run.questions().ask();
    }
  }

  private Optional<DialogState.HandOver> handedOver() {
    return run.top()
        .map(run::state)
        .filter(DialogState.HandOver.class::isInstance)
        .map(DialogState.HandOver.class::cast);
  }

  private void remark(EngineRepair repair) {
    if (known(repair)) {
      run.remark(repair);
    }
  }

  private boolean known(EngineRepair repair) {
    return run.catalog().dialogs().containsKey(repair.dialog());
  }
}
