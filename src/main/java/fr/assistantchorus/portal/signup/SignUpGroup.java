package fr.assistantchorus.portal.signup;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Fields of the sign-up that a page shows together and that count together. */
public enum SignUpGroup {
  /** The block of the home page (F5). */
  START(SignUpStep.START, "", _ -> true),
  PERSON(SignUpStep.IDENTITY, "Moi", _ -> true),
  /** Where the person receives letters (F42); nobody has to say it. */
  HOME(SignUpStep.IDENTITY, "Mon adresse postale", _ -> true),
  /** It is asked for on a page of its own, before the rest of the structure (F50). */
  TYPE(SignUpStep.STRUCTURE, "Type d’identifiant", _ -> true),
  IDENTIFICATION(SignUpStep.STRUCTURE, "Identification", EnteredSignUp::founds),
  ADDRESS(SignUpStep.STRUCTURE, "Adresse postale", EnteredSignUp::founds),
  SECRECY(SignUpStep.STRUCTURE, "Confidentialité", EnteredSignUp::founds),
  /** What is either so or not so of the structure (F39). */
  TRAITS(SignUpStep.STRUCTURE, "Activité", EnteredSignUp::founds),
  SPACES(SignUpStep.SPACES, "Espaces", EnteredSignUp::founds),
  /** What the space TIC asks for. */
  REFUNDS(SignUpStep.SPACES, "", entered -> entered.founds() && entered.asksForRefunds());

  private final SignUpStep step;
  private final String legend;
  private final Predicate<EnteredSignUp> counts;

  SignUpGroup(SignUpStep step, String legend, Predicate<EnteredSignUp> counts) {
    this.step = step;
    this.legend = legend;
    this.counts = counts;
  }

  public SignUpStep step() {
    return step;
  }

  /** Returns the heading under which a page shows the group, in French; empty where it has none. */
  public String legend() {
    return legend;
  }

  /** Returns its fields, in their order. */
  public List<SignUpField> fields() {
    return Arrays.stream(SignUpField.values()).filter(field -> field.group() == this).toList();
  }

  boolean counts(EnteredSignUp entered) {
    return counts.test(entered);
  }
}
