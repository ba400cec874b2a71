package fr.assistantchorus.dialog;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The repairs that the engine itself calls for; {@code _repair.yml} must define each as a dialog.
 *
 * <p>The other dialogs of that file are called for by what people say (« retour », « annuler »).
 */
public enum EngineRepair {
  /** A conversation begins, and these are its first words. */
  WELCOME("welcome"),
  /** Somebody comes back after a long time. */
  WELCOME_BACK("welcome-back"),
  /** A dialog that was left for another goes on. */
  RESUME("resume"),
  /** Two intents are alike: both are offered. */
  CLARIFY("clarify"),
  /** A text says nothing known while no question is open. */
  NOT_UNDERSTOOD("not-understood"),
  /**
   * A text is about something that the assistant does not deal with. While a question is open, it
   * counts as a text that was not understood.
   */
  OUT_OF_SCOPE("out-of-scope"),
  /** The same message asked for something else besides; the first wish is now done. */
  OTHER_WISH("other-wish"),
  /** An answer was not understood for the third time on one question: choices are offered. */
  CHOICES("choices"),
  /** Answers are still not understood: a human is offered. */
  HUMAN("human"),
  /** « Je ne sais pas » was said, and the question has no help of its own. */
  DONT_KNOW("dont-know"),
  /**
   * « Plus tard » was said to a question that needs an answer. Other questions are just passed
   * over.
   */
  PASS_OVER("pass-over"),
  /** A button was pressed that is no longer offered. */
  STALE_OPTION("stale-option"),
  /** A file was sent that nothing asked for. */
  FILE_NOT_NEEDED("file-not-needed"),
  /** Too many dialogs were left for others. */
  TOO_DEEP("too-deep"),
  /** A dialog needs somebody who is logged in, and begins once they are; or a manager. */
  NO_ACCESS("no-access"),
  /** From now on, the conversation speaks for somebody's account. */
  BOUND("bound"),
  /** The person has logged out, or was away for too long: the conversation speaks for nobody. */
  UNBOUND("unbound"),
  /** A question has been open for a while. */
  SILENCE("silence"),
  /** A human agent has come. */
  AGENT_HERE("agent-here"),
  /** Something was said to a human agent who has not come yet. */
  AGENT_AWAITED("agent-awaited"),
  /** The person goes on without a human agent. */
  AGENT_LEFT("agent-left"),
  /** A human agent did not go on. */
  AGENT_SILENT("agent-silent"),
  /** No human agent came, and the dialog that waited for one is gone. */
  NOBODY_CAME("nobody-came"),
  /** A human agent has gone. */
  RETURNED("returned"),
  /** The dialog that was under way has changed since: it begins again and keeps its slots. */
  CHANGED("changed"),
  /** Something broke, and nothing was done. */
  FAULT("fault"),
  /** Values were given which were not asked for, and what was asked for was not. */
  NOTED("noted", false),
  /** Somebody needs a moment, or goes on later. */
  PAUSE("pause", false),
  /** Somebody does not want to tell what is needed. */
  REFUSED("refuse", false),
  /** Somebody does not want to tell what is not needed. */
  REFUSED_OPTIONAL("refuse-optional", false),
  /** A question was asked to which there is no sure answer. */
  INQUIRY("question", false),
  COMPLAINT("complaint", false),
  /** Something was said that asks for nothing. */
  CHAT("chat", false),
  /** A message may mean one thing or another, with different consequences. */
  EITHER("unclear", false);

  private static final Set<EngineRepair> HAND_OVERS =
      EnumSet.of(AGENT_HERE, AGENT_AWAITED, AGENT_LEFT, AGENT_SILENT, NOBODY_CAME);

  private final String dialog;
  private final boolean required;

  EngineRepair(String dialog) {
    this(dialog, true);
  }

  EngineRepair(String dialog, boolean required) {
    this.dialog = dialog;
    this.required = required;
  }

  /**
   * Returns whether every catalog must define it. Catalogs that were kept before the engine knew a
   * repair have none of it, and conversations go on with them.
   */
  public boolean required() {
    return required;
  }

  /**
   * Returns whether only catalogs need it that let people wait for a human agent. Earlier ones,
   * which conversations may still go on with, do not have it; nothing is said in its place there.
   */
  public boolean ofHandOver() {
    return HAND_OVERS.contains(this);
  }

  /** Returns the name of its dialog. */
  public String dialog() {
    return dialog;
  }

  /** Returns the repair whose dialog has this name; empty where the engine does not call for it. */
  public static Optional<EngineRepair> of(String dialog) {
    return Arrays.stream(values()).filter(p -> p.dialog.equals(dialog)).findFirst();
  }
}
