package fr.assistantchorus.conversation;

import fr.assistantchorus.dialog.ActionSignature;
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

  /** What the checker holds the dialogs against. */
  public Map<String, ActionSignature> signatures() {
    return byName.values().stream()
        .map(Action::signature)
        .collect(Collectors.toMap(ActionSignature::name, Function.identity()));
  }

  /** The act of this name; the checker has made sure that a dialog calls no other. */
  Action named(String name) {
    Action action = byName.get(name);
    if (action == null) {
      throw new IllegalArgumentException("no action " + name);
    }
    return action;
  }
}
