package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Catalog;
import java.util.Optional;

/** The pure function that conversations run on. */
public final class Engine {
  /** Part of a catalog's hash: raised when the same dialogs and events would give another reply. */
  public static final int VERSION = 1;

  private Engine() {}

  /** The next state and what to do. Never throws for anything a person can type. */
  public static Step step(Catalog catalog, State state, Event event) {
    throw new UnsupportedOperationException();
  }

  /** What is being asked in this state, if anything. */
  public static Optional<Expect> expect(Catalog catalog, State state) {
    throw new UnsupportedOperationException();
  }
}
