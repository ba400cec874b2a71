package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Sentences;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpForm;
import java.util.Map;

/** What a page of the sign-up says beside a field that is wrong. */
final class SignUpSentences {
  private static final String EMPTY = "empty";

  private SignUpSentences() {}

  /**
   * @param reason of {@link SignUpForm#faults}
   */
  static String of(SignUpField field, String reason, Map<String, String> values) {
    return switch (field) {
      case EMAIL, CONTACT_EMAIL -> Sentences.of(FieldType.EMAIL, reason);
      case SIRET ->
          reason.equals(SignUpForm.CLOSED)
              ? "Cet établissement est fermé : donnez le SIRET d’un établissement ouvert."
              : Sentences.of(FieldType.SIRET, reason);
      case LAST_NAME -> ofName(reason, "Saisissez votre nom.");
      case FIRST_NAME -> ofName(reason, "Saisissez votre prénom.");
      case IDENTIFIER_TYPE -> "Choisissez ce qui identifie votre structure.";
      case IDENTIFIER ->
          reason.equals(SignUpForm.OTHER_TYPE)
              ? "Ce numéro de TVA est français : une structure établie en France s’inscrit avec son"
                  + " SIRET."
              : SignUpForm.type(values)
                  .flatMap(SignUpForm::numberOf)
                  .map(number -> Sentences.of(number, reason))
                  .orElseThrow();
      case STRUCTURE_COUNTRY ->
          reason.equals(SignUpForm.OTHER_TYPE)
              ? "Ce pays est dans l’Union européenne : une structure qui y est établie s’inscrit"
                  + " avec son numéro de TVA, ou en France avec son SIRET."
              : Sentences.of(FieldType.COUNTRY, reason);
      case CATEGORY -> "Choisissez une des catégories proposées.";
      case SPACES -> "Choisissez parmi les espaces proposés.";
      case UNDISCLOSED,
          NAME,
          LABEL,
          STREET,
          COMPLEMENT_1,
          COMPLEMENT_2,
          POSTAL_CODE,
          CITY,
          COUNTRY,
          PACAGE,
          SHELLFISH_NUMBER ->
          Sentences.of(field.type(), reason);
    };
  }

  private static String ofName(String reason, String empty) {
    return reason.equals(EMPTY) ? empty : Sentences.of(FieldType.NAME, reason);
  }
}
