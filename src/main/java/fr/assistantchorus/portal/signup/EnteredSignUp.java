package fr.assistantchorus.portal.signup;

import fr.assistantchorus.field.Country;
import fr.assistantchorus.portal.account.PostalAddress;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.SiretStanding;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody has entered so far, and what follows from it for the other fields.
 *
 * @param values texts by the keys of {@link SignUpField}; other texts may stand beside them
 * @param standing what the SIRET means; {@link SiretStanding.Unverified} where there is none
 */
public record EnteredSignUp(Map<String, String> values, SiretStanding standing) {

  /** Returns what was entered, where nothing is known of the SIRET. */
  public static EnteredSignUp of(Map<String, String> values) {
    return new EnteredSignUp(values, new SiretStanding.Unverified());
  }

  /** Returns what stands in this field, without blanks around it; empty where nothing does. */
  public String text(SignUpField field) {
    return values.getOrDefault(field.key(), "").strip();
  }

  /** Returns what identifies the structure; empty where that was not chosen yet. */
  public Optional<IdentifierType> type() {
    return IdentifierType.find(text(SignUpField.IDENTIFIER_TYPE));
  }

  public boolean hasSiret() {
    return is(IdentifierType.SIRET);
  }

  /**
   * Returns whether the SIRET is a structure already, so that only the account is asked for (F7).
   */
  public boolean joins() {
    return hasSiret() && standing instanceof SiretStanding.Taken;
  }

  /** Returns whether a structure is made. */
  public boolean founds() {
    return !joins();
  }

  public boolean isFromOutside() {
    return is(IdentifierType.OUTSIDE_EUROPE);
  }

  /** Returns the number that this type of identifier has in place of a SIRET, if it has one. */
  public Optional<IdentifierType.Number> number() {
    return type().flatMap(IdentifierType::number);
  }

  /**
   * Returns whether the structure is a centre de gestion agricole, which has no space TIC (F39).
   */
  public boolean isManagementCentre() {
    return founds() && text(SignUpField.MANAGEMENT_CENTRE).equals(SignUpForm.YES);
  }

  boolean asksForRefunds() {
    return !isManagementCentre()
        && SignUpReaders.codes(text(SignUpField.SPACES)).anyMatch(Space.TIC.code()::equals);
  }

  boolean farmsShellfish() {
    return text(SignUpField.CATEGORY).equals(BeneficiaryCategory.SHELLFISH_FARMER.code());
  }

  /**
   * Returns the country of the address: what was entered, else the country where the structure is
   * registered, else France.
   */
  String country() {
    String home =
        isFromOutside() ? or(text(SignUpField.STRUCTURE_COUNTRY), Country.FRANCE) : Country.FRANCE;
    return or(text(SignUpField.COUNTRY), home);
  }

  /** Returns the person's own address as it was typed (F42). */
  PostalAddress home() {
    PostalAddress home = PostalAddress.NONE;
    for (SignUpField field : SignUpGroup.HOME.fields()) {
      home = home.with(field.ofHome().orElseThrow(), text(field));
    }
    return home;
  }

  private boolean is(IdentifierType wanted) {
    return type().filter(found -> found == wanted).isPresent();
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
