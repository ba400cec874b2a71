package fr.assistantchorus.hearing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A message in its situation, with what it means there, as an author wrote it down.
 *
 * @param file the name of its file, which is its author's
 * @param line where it begins, from 1
 * @param dialog the dialog that is under way
 * @param state the state of that dialog whose question is open
 * @param given what was answered before, by slot, in the order of the answers
 * @param offered the options by their values, in their order, where only an action knows them
 * @param value the answer; empty where the meaning has none, or has several
 * @param values by slot, where the meaning is several values or a correction; {@code ""} is a value
 *     that is wrong and must be asked for again, {@code "-"} one that is taken away
 * @param also what the message means besides
 */
public record Example(
    String file,
    int line,
    String dialog,
    String state,
    Map<String, String> given,
    Map<String, String> offered,
    String text,
    Meaning meaning,
    Optional<String> value,
    Map<String, String> values,
    Optional<String> also) {
  public Example {
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    offered = Collections.unmodifiableMap(new LinkedHashMap<>(offered));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns where it stands, as a terminal shows it. */
  public String place() {
    return file + ":" + line;
  }
}
