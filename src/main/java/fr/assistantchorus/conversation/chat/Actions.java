package fr.assistantchorus.conversation.chat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The acts that dialogs can call, by name. */
public final class Actions {
  private final Map<String, Action> byName;

  public Actions(List<Action> actions) {
    this.byName =
        actions.stream()
            .collect(Collectors.toMap(action -> action.signature().name(), Function.identity()));
  }

  /** Returns the act of this name. The checker has made sure that a dialog calls no other. */
  public Action named(String name) {
    Action action = byName.get(name);
    if (action == null) {
      throw new IllegalArgumentException("no action " + name);
    }
    return action;
  }
}
