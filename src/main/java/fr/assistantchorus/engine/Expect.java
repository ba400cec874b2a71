package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.DialogState.Option;
import java.util.List;
import java.util.Set;

/**
 * What the assistant waits for, as the chat API shows it.
 *
 * @param slot the name of the slot, or {@code wish} where nothing is asked and things are offered
 * @param type a field type's code
 * @param accept the media types of a file; empty for anything else
 */
public record Expect(
    String slot,
    String type,
    List<Option> options,
    int maxLength,
    String inputMode,
    boolean sensitive,
    boolean optional,
    List<String> accept) {
  /** The values of the buttons that the engine adds to those that a dialog lists. */
  public static final Set<String> OWN_VALUES =
      Set.of(Expectations.PASS_OVER.value(), Expectations.CONFIRM.value(), HandOvers.LEAVE);

  public Expect {
    options = List.copyOf(options);
    accept = List.copyOf(accept);
  }
}
