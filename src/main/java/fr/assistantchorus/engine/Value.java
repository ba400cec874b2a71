package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.DialogState;
import java.time.Instant;
import java.util.List;

/** What a slot holds or an action gives back. */
public sealed interface Value {
  record Text(String text) implements Value {}

  record Secret(SecretRef ref) implements Value {}

  record Number(long number) implements Value {}

  record Moment(Instant moment) implements Value {}

  /** What a question can offer to choose from. */
  record Options(List<DialogState.Option> options) implements Value {
    public Options {
      options = List.copyOf(options);
    }
  }

  /** An action gives this to empty a slot, so that it is asked for; a slot never holds it. */
  record Nothing() implements Value {}
}
