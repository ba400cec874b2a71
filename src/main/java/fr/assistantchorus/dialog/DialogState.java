package fr.assistantchorus.dialog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One state of a dialog. */
public sealed interface DialogState {

  /** Returns the state's name, which is its key under {@code states}. */
  String name();

  /**
   * Asks for a slot, unless it is filled, and goes on.
   *
   * @param ask the question
   * @param again the question in other words, after an answer that was not understood; where it is
   *     absent, {@code ask} is said again
   * @param invalid what to say for each reason for which a field can be refused; {@code {input}} is
   *     what was typed
   * @param help what to answer to « je ne sais pas »
   * @param recap the slots that are shown as a table with the question; the answer may correct them
   * @param choices the buttons; for a {@code choice} they are the only answers
   * @param unasked whether the slot is optional and asked for only when the person wants to correct
   *     it, because most people have nothing to say to it
   * @param step which of the dialog's steps the question belongs to, from 1: « étape 3 sur 6 »
   * @param cases the state to go to, by the slot's value; they come before {@code next}
   * @param next the state that any other value leads to; empty only where {@code cases} covers
   *     every option
   */
  record Collect(
      String name,
      String slot,
      Template ask,
      Optional<Template> again,
      Map<String, Template> invalid,
      Optional<Template> help,
      List<String> recap,
      Choices choices,
      boolean unasked,
      Optional<Integer> step,
      Map<String, String> cases,
      Optional<String> next)
      implements DialogState {

    public List<Option> options() {
      return choices.listed();
    }
  }

  /**
   * Says something, and goes on or ends.
   *
   * @param link a link that goes with the text
   * @param offers the intents to offer as buttons where nothing is asked afterwards
   * @param accountOffers the intents to offer to whoever is logged in
   */
  record Say(
      String name,
      Template text,
      Optional<Link> link,
      List<String> offers,
      List<String> accountOffers,
      Next next)
      implements DialogState {
    public List<String> offersTo(boolean account) {
      return account ? accountOffers : offers;
    }
  }

  /**
   * Lets an action act.
   *
   * @param arguments the slot for each of the action's arguments
   * @param outcomes the state for each of the action's outcomes
   */
  record Call(
      String name, String action, Map<String, String> arguments, Map<String, String> outcomes)
      implements DialogState {
    Call withArguments(Map<String, String> others) {
      return new Call(name, action, others, outcomes);
    }
  }

  /**
   * Goes to the state that {@code cases} has for the slot's value, else to {@code otherwise}.
   *
   * @param slot a slot, an action's value, or {@link #SPEAKER}
   */
  record Branch(String name, String slot, Map<String, String> cases, String otherwise)
      implements DialogState {
    /** What stands for who speaks; the cases are codes of {@link Speaker}. */
    public static final String SPEAKER = "speaker";
  }

  /**
   * Runs another dialog and comes back.
   *
   * @param arguments by slot of the other dialog, the value of this one that is handed over to it;
   *     a value that is not there is not handed over
   */
  record Enter(String name, String dialog, Map<String, String> arguments, Next next)
      implements DialogState {
    Enter withArguments(Map<String, String> others) {
      return new Enter(name, dialog, others, next);
    }

    /** Returns whether the dialog that this state belongs to gives its place to itself. */
    boolean beginsAgain(Dialog own) {
      return dialog.equals(own.name()) && next instanceof Next.End;
    }
  }

  /** Acts on the dialog that a repair interrupts; only a repair may have such a state. */
  record Repair(String name, RepairOperation operation, Map<String, String> outcomes)
      implements DialogState {}

  /**
   * Gives the conversation to a human agent.
   *
   * @param next where the dialog goes on once the agent or the person has given it back
   * @param nobody the state where nobody of the support came in time. Where there is none, the
   *     dialog goes on at once, and nothing of it waits
   */
  record HandOver(String name, Template text, Next next, Optional<String> nobody)
      implements DialogState {}

  /**
   * Ends the dialog without a word.
   *
   * @param how {@code done}, {@code refused} or {@code cancelled}
   */
  record Finish(String name, String how) implements DialogState {}

  /**
   * A button.
   *
   * @param value what it fills in
   * @param label in French
   */
  record Option(String value, String label) {}

  /**
   * What can be chosen.
   *
   * @param listed the options in the file, in their order
   * @param intents by an option's value, the intent that chooses it when it is said
   * @param from the name of an action's value that gives the options, in place of those listed
   * @param suggested the name of an action's value that says which option is likely: it stands
   *     first, and « oui » chooses it
   */
  record Choices(
      List<Option> listed,
      Map<String, String> intents,
      Optional<String> from,
      Optional<String> suggested) {
    public static final Choices NONE =
        new Choices(List.of(), Map.of(), Optional.empty(), Optional.empty());
  }

  /**
   * A link.
   *
   * @param href a path from the portal's root, or a whole address; values may be quoted in it
   * @param label in French
   */
  record Link(Template href, String label) {}

  /** Where a state leads. */
  sealed interface Next {
    record To(String state) implements Next {}

    /**
     * The dialog is over.
     *
     * @param how {@code done}, {@code refused} or {@code cancelled}
     */
    record End(String how) implements Next {}
  }
}
