package fr.assistantchorus.dialog;

import java.util.Arrays;
import java.util.Optional;

/**
 * The repairs that the engine itself calls for; {@code _repair.yml} must define each as a dialog.
 *
 * <p>The other dialogs of that file are called for by what people say (« retour », « annuler »).
 */
public enum EngineRepair {
  /** The first words of a conversation. */
  WELCOME("welcome"),
  /** Somebody comes back after a long time. */
  WELCOME_BACK("welcome-back"),
  /** A dialog that was left for another goes on. */
  RESUME("resume"),
  /** Two intents are alike; they are offered. */
  CLARIFY("clarify"),
  /** A text that says nothing known, while no question is open. */
  NOT_UNDERSTOOD("not-understood"),
  /**
   * A text that is none of the assistant's business; while a question is open it counts as a text
   * that was not understood.
   */
  OUT_OF_SCOPE("out-of-scope"),
  /** What was asked for besides, in the same message, once the first wish is done. */
  OTHER_WISH("other-wish"),
  /** The third miss on one question: choices are offered. */
  CHOICES("choices"),
  /** Misses go on: a human is offered. */
  HUMAN("human"),
  /** « je ne sais pas », where the question has no help of its own. */
  DONT_KNOW("dont-know"),
  /** « plus tard », to a question that wants an answer; the others are just passed over. */
  PASS_OVER("pass-over"),
  /** A button that is no longer offered. */
  STALE_OPTION("stale-option"),
  /** A file that nothing asked for. */
  FILE_NOT_NEEDED("file-not-needed"),
  /** Too many dialogs were left for others. */
  TOO_DEEP("too-deep"),
  /** A dialog that wants somebody logged in, or a manager. */
  NO_ACCESS("no-access"),
  /** The conversation speaks for somebody's account from now on. */
  BOUND("bound"),
  /** He has logged out, or was away for too long: it speaks for nobody. */
  UNBOUND("unbound"),
  /** A question has been open for a while. */
  SILENCE("silence"),
  /** A human agent has gone. */
  RETURNED("returned"),
  /** The dialog that was under way is no longer what it was: it begins again, with its slots. */
  CHANGED("changed"),
  /** Something broke; nothing was done. */
  FAULT("fault");

  private final String dialog;

  EngineRepair(String dialog) {
    this.dialog = dialog;
  }

  /** The name of its dialog. */
  public String dialog() {
    return dialog;
  }

  /** The repair whose dialog has this name. */
  public static Optional<EngineRepair> of(String dialog) {
    return Arrays.stream(values()).filter(p -> p.dialog.equals(dialog)).findFirst();
  }
}
