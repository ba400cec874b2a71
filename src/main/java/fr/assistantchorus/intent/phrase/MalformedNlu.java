package fr.assistantchorus.intent.phrase;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown for files of phrases that cannot be used, with every fault in them. */
public final class MalformedNlu extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Something wrong in a file of phrases.
   *
   * @param file the source's name
   * @param line from 1
   * @param message in English: what is wrong and what was expected
   */
  public record Fault(String file, int line, String message) {
    @Override
    public String toString() {
      return file + ":" + line + ": " + message;
    }
  }

  private final transient List<Fault> faults;

  MalformedNlu(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** Returns the faults in the order of the files and of their lines; there is at least one. */
  public List<Fault> faults() {
    return faults;
  }
}
