package fr.assistantchorus.web.console;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the open pages of this node that somebody has come to the support's desk, or left it. */
public final class DeskBell {
  private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

  /** Is called on any thread. */
  public void ring() {
    listeners.forEach(Runnable::run);
  }

  /**
   * @return a call that ends it
   */
  Runnable listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
