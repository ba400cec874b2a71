package fr.assistantchorus.dialog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One state of a dialog. */
public sealed interface DialogState {

  /** Its key under {@code states}. */
  String name();

  /**
   * Asks for a slot, unless it is filled, and goes on.
   *
   * @param ask the question
   * @param again the question in other words, after a miss; else {@code ask} stands again
   * @param invalid what to say for each reason a field can be refused with; {@code {input}} is what
   *     was typed
   * @param help what to say to « je ne sais pas »
   * @param recap slots shown as a table with the question; what is said to it may correct them
   * @param choices buttons, the only answers of a {@code choice}
   * @param unasked filled by nobody unless it is to be corrected: an optional slot that most people
   *     have nothing to say to
   * @param step which of the dialog's steps it belongs to, from 1: « étape 3 sur 6 »
   * @param cases the state to go to by the slot's value, before {@code next} is taken
   * @param next where any other value leads; empty only where {@code cases} covers every option
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
   * Says something and goes on or ends.
   *
   * @param link a link to go with it
   * @param offers intents to offer as buttons when nothing is asked afterwards
   */
  record Say(String name, Template text, Optional<Link> link, List<String> offers, Next next)
      implements DialogState {}

  /**
   * Lets an action act.
   *
   * @param arguments the slot for each of the action's arguments
   * @param outcomes the state for each of the action's outcomes
   */
  record Call(
      String name, String action, Map<String, String> arguments, Map<String, String> outcomes)
      implements DialogState {}

  /** Goes where a slot's value leads: {@code cases}, else {@code otherwise}. */
  record Branch(String name, String slot, Map<String, String> cases, String otherwise)
      implements DialogState {}

  /**
   * Runs another dialog and comes back.
   *
   * @param arguments the value of this dialog for each slot of the other that it hands over; one
   *     that is not there is not handed over
   */
  record Enter(String name, String dialog, Map<String, String> arguments, Next next)
      implements DialogState {}

  /** An act on the dialog below (repairs only). */
  record Repair(String name, RepairOperation operation, Map<String, String> outcomes)
      implements DialogState {}

  /** Gives the conversation to a human agent. */
  record HandOver(String name, Template text, Next next) implements DialogState {}

  /**
   * Ends the dialog without a word.
   *
   * @param how {@code done}, {@code refused} or {@code cancelled}
   */
  record Finish(String name, String how) implements DialogState {}

  /** A button: the value it fills in, its French label. */
  record Option(String value, String label) {}

  /**
   * What can be chosen.
   *
   * @param listed in the file, in their order
   * @param intents by an option's value, the intent that chooses it when it is said
   * @param from the value of an action that gives the options, in place of those listed
   * @param suggested the value of an action that names the likely one: it stands first, and « oui »
   *     chooses it
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
   * A link: a path from the portal's root, or a whole address, in which values may be quoted; its
   * French label.
   */
  record Link(Template href, String label) {}

  /** Where a state leads. */
  sealed interface Next {
    record To(String state) implements Next {}

    /** The dialog is over: {@code done}, {@code refused} or {@code cancelled}. */
    record End(String how) implements Next {}
  }
}
