package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.portal.structure.StructureDetails;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.structure.StructureReaders;
import fr.assistantchorus.portal.structure.StructureText;
import fr.assistantchorus.portal.structure.StructureTrait;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A sign-up in which {@link SignUpForm} finds nothing wrong, on its way to a registration.
 *
 * @param entered canonical, and without what does not count
 */
record WholeSignUp(EnteredSignUp entered) {
  PendingRegistration registration() {
    return new PendingRegistration(person(), structure(), spaces(), beneficiary());
  }

  private Person person() {
    String login = text(SignUpField.EMAIL);
    return Person.at(login)
        .withLastName(text(SignUpField.LAST_NAME))
        .withFirstName(text(SignUpField.FIRST_NAME))
        .withContactAddress(or(SignUpField.CONTACT_EMAIL, login))
        .withHome(entered.home().check().address());
  }

  private StructureDetails structure() {
    StructureDetails structure = StructureDetails.of(identifier()).withVerified(isVerified());
    for (SignUpField field : SignUpField.values()) {
      if (field.keptAs().isPresent()) {
        structure = structure.with(field.keptAs().get(), text(field));
      }
    }
    return entered.joins() && entered.standing() instanceof SiretStanding.Taken(StructureName there)
        ? structure.with(StructureText.NAME, there.name())
        : structure
            .with(StructureText.NAME, or(SignUpField.NAME, person().displayName()))
            .with(StructureText.COUNTRY, entered.country())
            .withUndisclosed(isUndisclosed())
            .with(StructureTrait.MANAGEMENT_CENTRE, entered.isManagementCentre());
  }

  private boolean isVerified() {
    return switch (entered.standing()) {
      case SiretStanding.Open _, SiretStanding.Undisclosed _, SiretStanding.Taken _ ->
          entered.hasSiret();
      case SiretStanding.Closed _, SiretStanding.Unverified _ -> false;
    };
  }

  /**
   * Returns whether the address is masked. What INSEE keeps to itself stays so, whatever is ticked
   * (F11).
   */
  private boolean isUndisclosed() {
    return text(SignUpField.UNDISCLOSED).equals(SignUpForm.YES)
        || entered.hasSiret() && entered.standing() instanceof SiretStanding.Undisclosed;
  }

  private Identifier identifier() {
    IdentifierType type = entered.type().orElseThrow();
    String value =
        switch (type) {
          case SIRET -> text(SignUpField.SIRET);
          case EUROPEAN_VAT, RIDET, TAHITI -> text(SignUpField.IDENTIFIER);
          case OUTSIDE_EUROPE ->
              StructureReaders.outsideEurope(
                  text(SignUpField.STRUCTURE_COUNTRY), text(SignUpField.NAME));
          case INDIVIDUAL, BEING_REGISTERED -> "";
        };
    return new Identifier(type, value);
  }

  private Set<Space> spaces() {
    Set<Space> spaces = new LinkedHashSet<>();
    SignUpReaders.codes(text(SignUpField.SPACES))
        .forEach(code -> Space.ofCode(code).ifPresent(spaces::add));
    if (entered.isManagementCentre()) {
      spaces.remove(Space.TIC);
    }
    return spaces;
  }

  private Beneficiary beneficiary() {
    return new Beneficiary(
        BeneficiaryCategory.ofCode(text(SignUpField.CATEGORY)),
        Optional.of(text(SignUpField.PACAGE)).filter(value -> !value.isEmpty()),
        Optional.of(text(SignUpField.SHELLFISH_NUMBER)).filter(value -> !value.isEmpty()));
  }

  private String or(SignUpField field, String otherwise) {
    String text = text(field);
    return text.isEmpty() ? otherwise : text;
  }

  private String text(SignUpField field) {
    return entered.text(field);
  }
}
