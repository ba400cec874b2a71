package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpStep;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.StructureDetails;
import fr.assistantchorus.portal.structure.StructureText;
import fr.assistantchorus.portal.structure.StructureTrait;
import fr.assistantchorus.web.page.Grouped;
import fr.assistantchorus.web.page.Row;
import java.util.ArrayList;
import java.util.List;

/** What the recap tells about a registration, row by row, each with the way to change it. */
final class RecapRows {
  private static final String BACK = "?retour=oui";

  private RecapRows() {}

  static List<Row> ofPerson(PendingRegistration registration) {
    Person person = registration.person();
    List<Row> rows = new ArrayList<>();
    rows.add(text(SignUpField.EMAIL, person.loginAddress()));
    rows.add(text(SignUpField.LAST_NAME, person.lastName()));
    rows.add(text(SignUpField.FIRST_NAME, person.firstName()));
    rows.add(text(SignUpField.CONTACT_EMAIL, person.contactAddress()));
    if (person.home().isGiven()) {
      rows.add(
          changed(Row.lines("Adresse postale", person.home().lines()), SignUpField.HOME_STREET));
    }
    return rows;
  }

  static List<Row> ofStructure(PendingRegistration registration) {
    StructureDetails structure = registration.structure();
    List<Row> rows = new ArrayList<>(ofIdentifier(structure.identifier()));
    for (SignUpField field : SignUpField.values()) {
      field.keptAs().ifPresent(part -> add(rows, field, part, structure));
    }
    rows.add(text(SignUpField.UNDISCLOSED, structure.undisclosed() ? "Oui" : "Non"));
    if (structure.is(StructureTrait.MANAGEMENT_CENTRE)) {
      rows.add(text(SignUpField.MANAGEMENT_CENTRE, "Oui"));
    }
    if (hasSiret(structure.identifier()) && !structure.verified()) {
      rows.add(Row.text("Données", "Non vérifiées au registre des entreprises"));
    }
    return rows;
  }

  private static List<Row> ofIdentifier(Identifier identifier) {
    if (hasSiret(identifier)) {
      return List.of(
          number(SignUpField.SIRET, identifier.type().label(), Grouped.siret(identifier.value())));
    }
    List<Row> rows = new ArrayList<>();
    rows.add(text(SignUpField.IDENTIFIER_TYPE, identifier.type().label()));
    if (!identifier.value().isEmpty()) {
      rows.add(number(SignUpField.IDENTIFIER, SignUpField.IDENTIFIER.label(), identifier.value()));
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
      List<Row> rows, SignUpField field, StructureText part, StructureDetails structure) {
    if (part == StructureText.STREET) {
      rows.add(changed(Row.lines(field.label(), structure.addressLines()), field));
    } else if (!StructureText.ADDRESS.contains(part) && !structure.text(part).isEmpty()) {
      rows.add(text(field, structure.text(part)));
    }
  }

  /** Returns the rows of what the space TIC asked for. */
  private static List<Row> ofBeneficiary(Beneficiary beneficiary) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        text(
            SignUpField.CATEGORY,
            beneficiary.category().map(BeneficiaryCategory::label).orElse("Non dite")));
    rows.add(
        number(
            SignUpField.PACAGE,
            SignUpField.PACAGE.label(),
            beneficiary.pacage().orElse("Non dit")));
    beneficiary
        .shellfishFarmerNumber()
        .ifPresent(number -> rows.add(text(SignUpField.SHELLFISH_NUMBER, number)));
    return rows;
  }

  /** Returns what is told of a structure that is joined (F7). */
  static List<Row> ofJoined(String siret, String name) {
    return List.of(
        changed(Row.number("SIRET", Grouped.siret(siret)), SignUpField.SIRET),
        Row.text("Structure", name));
  }

  /** Returns the spaces that were chosen, and what the space TIC asked for. */
  static List<Row> ofSpaces(List<Space> spaces, Beneficiary beneficiary) {
    List<Row> rows = new ArrayList<>();
    List<String> names =
        spaces.isEmpty()
            ? List.of("Aucun, hors « Sollicitations émises » qui vient de lui-même")
            : spaces.stream().map(Space::signUpLabel).toList();
    rows.add(changed(Row.lines("Espaces", names), SignUpField.SPACES));
    if (spaces.contains(Space.TIC)) {
      rows.addAll(ofBeneficiary(beneficiary));
    }
    return rows;
  }

  private static Row text(SignUpField field, String value) {
    return changed(Row.text(field.label(), value), field);
  }

  private static Row number(SignUpField field, String label, String value) {
    return changed(Row.number(label, value), field);
  }

  /** Returns the row with « Modifier », which leads to the field and then back to the recap. */
  private static Row changed(Row row, SignUpField field) {
    SignUpStep step = field.group().step();
    return row.changedAt(
        step == SignUpStep.START
            ? SignUpDesk.HOME
            : SignUpDesk.pathOf(step) + BACK + "#" + field.key());
  }
}
