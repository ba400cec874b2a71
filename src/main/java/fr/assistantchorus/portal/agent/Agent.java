package fr.assistantchorus.portal.agent;

import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who is logged in to the console.
 *
 * @param account of the portal
 * @param name « Prénom NOM »
 */
public record Agent(UUID account, String name, AgentRole role) {
  /** Returns the name that the person sees whom the agent answers: the first name alone. */
  public String shownName() {
    int last = name.lastIndexOf(' ');
    // The last name stands in capitals, and may have several words.
    while (last > 0 && name.lastIndexOf(' ', last - 1) > 0 && capitals(name, last)) {
      last = name.lastIndexOf(' ', last - 1);
    }
    return last < 0 ? name : name.substring(0, last);
  }

  private static boolean capitals(String name, int space) {
    String word = name.substring(name.lastIndexOf(' ', space - 1) + 1, space);
    return word.equals(word.toUpperCase(Locale.FRENCH));
  }

  public boolean isSupervisor() {
    return role == AgentRole.SUPERVISOR;
  }
}
