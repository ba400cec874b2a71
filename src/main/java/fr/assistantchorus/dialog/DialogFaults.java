package fr.assistantchorus.dialog;

import java.util.Collection;
import java.util.List;

/** Gathers what is wrong in one file. */
final class DialogFaults {
  private final String file;
  private final List<DialogFault> all;

  /**
   * @param all the list that the faults of this file and of others are added to
   */
  DialogFaults(String file, List<DialogFault> all) {
    this.file = file;
    this.all = all;
  }

  void add(int line, String message) {
    all.add(new DialogFault(file, line, message));
  }

  /**
   * Adds the fault of a name that means nothing, and suggests the name that was probably meant.
   *
   * @param what the kind of thing that it should name, for instance {@code state}
   * @param name the wrong name; where it is empty, its absence has been told already
   * @param known the names that would have been right
   */
  void unknown(int line, String what, String name, Collection<String> known) {
    if (!name.isEmpty()) {
      add(line, "unknown %s \"%s\"%s".formatted(what, name, Suggestion.among(known, name)));
    }
  }
}
