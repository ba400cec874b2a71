package fr.assistantchorus.conversation.agent;

/**
 * A value of a conversation that is kept sealed, as an agent sees it before it is opened.
 *
 * @param id the id of the sealed value
 * @param mask what anybody may see
 * @param place where it stands, in French: the slot of a dialog, or a message of a turn
 */
public record SealedValue(String id, String mask, String place) {

  /** What became of opening one. */
  public sealed interface Opening {
    /**
     * @param text in the clear; it is for the agent's eyes only, and kept nowhere
     */
    record Opened(String text) implements Opening {}

    /** The key or the value is gone, by an erasure or by the rule of retention. */
    record Gone() implements Opening {}

    /** It is a password, which nobody is shown. */
    record Password() implements Opening {}
  }
}
