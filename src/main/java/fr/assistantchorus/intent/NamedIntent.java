package fr.assistantchorus.intent;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The intents that the program itself names, whatever the dialogs say. The phrases must have each
 * of them. Without one, the program does not start, since an answer or a lesson would silently be
 * lost.
 */
public enum NamedIntent {
  /** Answers a question of yes or no. */
  YES("oui"),
  /** Answers a question of yes or no, or takes back what was just begun. */
  NO("non"),
  CANCEL("annuler"),
  CORRECT("corriger"),
  BACK("retour"),
  COMPLAINT("insulte_plainte");

  private final String intent;

  NamedIntent(String intent) {
    this.intent = intent;
  }

  /** Returns the name under which its phrases stand. */
  public String intent() {
    return intent;
  }

  /** Returns the named intent that this is, if it is one. */
  public static Optional<NamedIntent> of(String intent) {
    return Arrays.stream(values()).filter(named -> named.intent.equals(intent)).findFirst();
  }

  /**
   * Returns the names that are not among these intents, in the order of this list.
   *
   * @param intents every intent that there are phrases of
   */
  public static List<String> missingFrom(Set<String> intents) {
    return Arrays.stream(values())
        .map(NamedIntent::intent)
        .filter(intent -> !intents.contains(intent))
        .toList();
  }
}
