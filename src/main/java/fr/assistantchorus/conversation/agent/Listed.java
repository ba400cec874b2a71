package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.store.Moments;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A conversation in a list.
 *
 * @param dialogs those that it went through
 * @param dialog the one under way; empty where none is
 * @param missed how many texts were not understood
 */
public record Listed(
    UUID conversation,
    Instant startedAt,
    Instant lastAt,
    int turns,
    List<String> dialogs,
    String dialog,
    String state,
    Outcome outcome,
    int missed) {
  public Listed {
    dialogs = List.copyOf(dialogs);
  }

  /** Returns the moment of the last turn in French, for templates. */
  public String lastAtInFrench() {
    return Moments.french(lastAt);
  }

  /** Returns « dialog/state » for templates; empty where no dialog is under way. */
  public String at() {
    return dialog.isEmpty() ? "" : dialog + "/" + state;
  }
}
