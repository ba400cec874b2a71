package fr.assistantchorus.portal.account;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * « Question secrète » (F22): one of a list, or one of the person's own. Its answer is kept as a
 * hash.
 */
public final class SecretQuestion {
  /** The questions that the page proposes. */
  public static final List<String> PROPOSED =
      List.of(
          "Quel était le nom de votre premier animal ?",
          "Quel était le nom de votre école primaire ?",
          "Quel est le prénom de votre plus vieil ami d’enfance ?",
          "Dans quelle ville vos parents se sont-ils rencontrés ?",
          "Quel était le modèle de votre premier tracteur ou de votre première voiture ?",
          "Quel est le lieu-dit de votre première parcelle ?",
          "Quel est le titre du premier livre qui vous a marqué ?");

  public static final int MAX_LENGTH = 200;
  private static final int MIN_ANSWER = 3;

  private SecretQuestion() {}

  /** Returns everything that is wrong with the question and its answer. */
  public static Set<CredentialFault> faults(String question, String answer, String password) {
    Set<CredentialFault> faults = EnumSet.noneOf(CredentialFault.class);
    if (question.isBlank()) {
      faults.add(CredentialFault.QUESTION_MISSING);
    }
    if (question.length() > MAX_LENGTH) {
      faults.add(CredentialFault.QUESTION_TOO_LONG);
    }
    if (answer.length() > MAX_LENGTH) {
      faults.add(CredentialFault.ANSWER_TOO_LONG);
    } else if (normalized(answer).length() < MIN_ANSWER) {
      faults.add(CredentialFault.ANSWER_TOO_SHORT);
    } else if (answer.strip().equals(password)) {
      faults.add(CredentialFault.ANSWER_IS_PASSWORD);
    }
    return faults;
  }

  /**
   * Returns the form of an answer that is hashed: lower-case letters and digits without accents,
   * with one space between words. So « Médor » and « medor » are the same answer.
   */
  public static String normalized(String answer) {
    return Normalizer.normalize(answer, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
        .strip();
  }
}
