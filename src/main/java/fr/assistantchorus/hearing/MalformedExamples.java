package fr.assistantchorus.hearing;

import java.util.List;

/** Files of examples cannot be used; every fault of every file is told. */
public final class MalformedExamples extends RuntimeException {
  private final transient List<Fault> faults;

  /**
   * What is wrong, and where.
   *
   * @param line from 1
   */
  public record Fault(String file, int line, String problem) {
    @Override
    public String toString() {
      return file + ":" + line + ": " + problem;
    }
  }

  MalformedExamples(List<Fault> faults) {
    super(faults.size() + " faults: " + faults);
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
