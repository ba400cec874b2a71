package fr.assistantchorus.portal.signup;

import fr.assistantchorus.field.Country;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.SiretStanding;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody has entered so far, and what that makes of the other fields.
 *
 * @param values texts by the keys of {@link SignUpField}; others may stand beside them
 * @param standing of its SIRET; {@link SiretStanding.Unverified} where it has none
 */
public record EnteredSignUp(Map<String, String> values, SiretStanding standing) {

  /** What was entered, where nothing is known of the SIRET. */
  public static EnteredSignUp of(Map<String, String> values) {
    return new EnteredSignUp(values, new SiretStanding.Unverified());
  }

  /** What stands in this field, without blanks around it; empty where nothing does. */
  public String text(SignUpField field) {
    return values.getOrDefault(field.key(), "").strip();
  }

  /** What identifies the structure; empty where that was not chosen yet. */
  public Optional<IdentifierType> type() {
    return IdentifierType.find(text(SignUpField.IDENTIFIER_TYPE));
  }

  public boolean hasSiret() {
    return is(IdentifierType.SIRET);
  }

  /** Whether the SIRET is a structure already: then the account is all that is asked for (F7). */
  public boolean joins() {
    return hasSiret() && standing instanceof SiretStanding.Taken;
  }

  /** Whether a structure is made. */
  public boolean founds() {
    return !joins();
  }

  public boolean isFromOutside() {
    return is(IdentifierType.OUTSIDE_EUROPE);
  }

  /** The number that the type of identifier has beside the SIRET, where it has one. */
  public Optional<IdentifierType.Number> number() {
    return type().flatMap(IdentifierType::number);
  }

  boolean asksForRefunds() {
    return SignUpReaders.codes(text(SignUpField.SPACES)).anyMatch(Space.TIC.code()::equals);
  }

  boolean farmsShellfish() {
    return text(SignUpField.CATEGORY).equals(BeneficiaryCategory.SHELLFISH_FARMER.code());
  }

  /** The country of the address: what was entered, else where the structure is, else France. */
  String country() {
    String home =
        isFromOutside() ? or(text(SignUpField.STRUCTURE_COUNTRY), Country.FRANCE) : Country.FRANCE;
    return or(text(SignUpField.COUNTRY), home);
  }

  private boolean is(IdentifierType wanted) {
    return type().filter(found -> found == wanted).isPresent();
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
