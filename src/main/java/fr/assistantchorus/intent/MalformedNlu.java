package fr.assistantchorus.intent;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown for files of phrases that cannot be used, with every fault in them. */
public final class MalformedNlu extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<NluFault> faults;

  MalformedNlu(List<NluFault> faults) {
    super(faults.stream().map(NluFault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** Returns the faults in the order of the files and of their lines; there is at least one. */
  public List<NluFault> faults() {
    return faults;
  }
}
