package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.StructureDetails;
import fr.assistantchorus.portal.structure.StructureText;
import fr.assistantchorus.portal.structure.StructureTrait;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that the recap tells about a registration.
 *
 * @param label in French
 * @param lines the lines of the value; none is empty
 * @param number whether the value is a number, which must not be broken into two lines
 */
public record RecapRow(String label, List<String> lines, boolean number) {

  static List<RecapRow> ofPerson(PendingRegistration registration) {
    Person person = registration.person();
    return List.of(
        text(SignUpField.EMAIL, person.loginAddress()),
        text(SignUpField.LAST_NAME, person.lastName()),
        text(SignUpField.FIRST_NAME, person.firstName()),
        text(SignUpField.CONTACT_EMAIL, person.contactAddress()));
  }

  static List<RecapRow> ofStructure(PendingRegistration registration) {
    StructureDetails structure = registration.structure();
    List<RecapRow> rows = new ArrayList<>(ofIdentifier(structure.identifier()));
    for (SignUpField field : SignUpField.values()) {
      field.keptAs().ifPresent(part -> add(rows, field, part, structure));
    }
    rows.add(text(SignUpField.UNDISCLOSED, structure.undisclosed() ? "Oui" : "Non"));
    if (structure.is(StructureTrait.MANAGEMENT_CENTRE)) {
      rows.add(text(SignUpField.MANAGEMENT_CENTRE, "Oui"));
    }
    if (hasSiret(structure.identifier()) && !structure.verified()) {
      rows.add(
          new RecapRow("Données", List.of("Non vérifiées au registre des entreprises"), false));
    }
    return rows;
  }

  private static List<RecapRow> ofIdentifier(Identifier identifier) {
    if (hasSiret(identifier)) {
      return List.of(number(identifier.type().label(), identifier.value()));
    }
    List<RecapRow> rows = new ArrayList<>();
    rows.add(text(SignUpField.IDENTIFIER_TYPE, identifier.type().label()));
    if (!identifier.value().isEmpty()) {
      rows.add(number(SignUpField.IDENTIFIER.label(), identifier.value()));
    }
    return rows;
  }

  private static boolean hasSiret(Identifier identifier) {
    return identifier.type() == IdentifierType.SIRET;
  }

  /**
   * Adds a text of the structure. The postal address is told as a whole, where its street stands.
   */
  private static void add(
      List<RecapRow> rows, SignUpField field, StructureText part, StructureDetails structure) {
    if (part == StructureText.STREET) {
      rows.add(new RecapRow(field.label(), structure.addressLines(), false));
    } else if (!StructureText.ADDRESS.contains(part) && !structure.text(part).isEmpty()) {
      rows.add(text(field, structure.text(part)));
    }
  }

  /** Returns the rows of what the space TIC asked for. */
  static List<RecapRow> ofBeneficiary(Beneficiary beneficiary) {
    List<RecapRow> rows = new ArrayList<>();
    rows.add(
        text(
            SignUpField.CATEGORY,
            beneficiary.category().map(BeneficiaryCategory::label).orElse("Non dite")));
    rows.add(number(SignUpField.PACAGE.label(), beneficiary.pacage().orElse("Non dit")));
    beneficiary
        .shellfishFarmerNumber()
        .ifPresent(number -> rows.add(text(SignUpField.SHELLFISH_NUMBER, number)));
    return rows;
  }

  private static RecapRow text(SignUpField field, String value) {
    return new RecapRow(field.label(), List.of(value), false);
  }

  private static RecapRow number(String label, String value) {
    return new RecapRow(label, List.of(value), true);
  }
}
