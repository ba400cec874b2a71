package fr.assistantchorus.conversation.record;

import fr.assistantchorus.engine.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The people whose accounts a {@link TestScript} needs, under invented addresses. */
final class ScriptPeople {
  private static final String MANAGER = "manager";
  private static final String ADDRESS = "compte.%s@ferme-exemple.fr";
  private static final String MANAGER_OF_OTHERS = "gerance.exemple@ferme-exemple.fr";

  private final Map<String, String> addresses = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private boolean somebodyManages;

  /** Returns the line of a login or a logout, and sees to it that the account is there. */
  String changed(Event.AccountChanged changed) {
    return changed
        .account()
        .map(account ->
            "login "
                + addresses.computeIfAbsent(account, _ -> make(changed.roles().contains(MANAGER))))
        .orElse("logout");
  }

  /** The first account of the one structure that scripts have by themselves manages it. */
  private String make(boolean manages) {
    if (!manages && !somebodyManages) {
      lines.add("account " + MANAGER_OF_OTHERS);
    }
    somebodyManages = true;
    String address = ADDRESS.formatted((char) ('a' + addresses.size() % 26));
    lines.add("account " + address);
    return address;
  }

  /** Returns the lines to begin the script with. */
  List<String> lines() {
    return List.copyOf(lines);
  }
}
