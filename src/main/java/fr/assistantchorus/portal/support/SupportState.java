package fr.assistantchorus.portal.support;

import java.util.Arrays;
import java.util.Locale;

/** How far a request to the support has come. */
public enum SupportState {
  OPEN("open", "Ouverte"),
  /** An agent looks into it. */
  IN_PROGRESS("in-progress", "En cours"),
  ANSWERED("answered", "Répondue"),
  CLOSED("closed", "Close");

  private final String code;
  private final String label;

  SupportState(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** Returns the form that is stored. */
  public String code() {
    return code;
  }

  /** Returns the French label as it stands within a sentence. */
  public String inASentence() {
    return label.toLowerCase(Locale.FRENCH);
  }

  /** Returns the French label. */
  public String label() {
    return label;
  }

  static SupportState ofCode(String code) {
    return Arrays.stream(values())
        .filter(state -> state.code.equals(code))
        .findFirst()
        .orElseThrow();
  }
}
