package fr.assistantchorus.portal.structure;

import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.field.Country;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Phone;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rules of the form of a structure (F50 to F53): says what is wrong, missing or odd in what was
 * entered, and makes a description of what is whole. What there is to know of each field is said by
 * {@link StructureField}.
 */
public final class StructureForm {
  public static final String YES = "yes";
  public static final String NO = "no";

  /** The field « Non diffusible INSEE » (F11): {@link #YES} or anything else for no. */
  public static final String UNDISCLOSED = "undisclosed";

  /** The reason for a mandatory field that is missing. */
  static final String EMPTY = "empty";

  private StructureForm() {}

  /**
   * Returns what is wrong.
   *
   * @return a reason by the key of each field with a fault, in the order of the fields
   */
  public static Map<String, String> faults(EnteredStructure entered) {
    Map<String, String> faults = new LinkedHashMap<>();
    for (StructureField field : StructureField.values()) {
      if (!field.counts(entered)) {
        continue;
      }
      if (entered.text(field).isEmpty()) {
        if (field.isMandatory(entered)) {
          faults.put(field.key(), EMPTY);
        }
      } else if (field.read(entered) instanceof Parsed.Bad(String reason)) {
        faults.put(field.key(), reason);
      }
    }
    return faults;
  }

  /**
   * Returns the values that are well formed but odd, so that the person must confirm them: for
   * each, the reason by the key of its field.
   */
  public static Map<String, String> doubts(EnteredStructure entered) {
    Map<String, String> doubts = new LinkedHashMap<>();
    for (StructureField field : StructureField.values()) {
      if (field.counts(entered)
          && !entered.text(field).isEmpty()
          && field.read(entered) instanceof Parsed.Doubt(_, String reason)) {
        doubts.put(field.key(), reason);
      }
    }
    return doubts;
  }

  /**
   * Makes a description of what was entered.
   *
   * @throws IllegalArgumentException where there are {@link #faults}
   */
  public static StructureDetails details(EnteredStructure entered) {
    Map<String, String> faults = faults(entered);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("not a whole structure: " + faults);
    }
    return described(StructureDetails.of(identifier(entered)), entered);
  }

  /**
   * Returns what is wrong with a correction, which leaves alone what identifies the structure.
   *
   * @param entered what {@link #of} returns of the structure, with what was corrected
   */
  static Map<String, String> faultsOfCorrection(EnteredStructure entered) {
    Map<String, String> faults = new LinkedHashMap<>(faults(entered));
    for (StructureField field : StructureField.values()) {
      if (field.keptAs().isEmpty()) {
        faults.remove(field.key());
      }
    }
    return faults;
  }

  /** Returns the structure described anew by what was entered, in which there are no faults. */
  static StructureDetails described(StructureDetails before, EnteredStructure entered) {
    StructureDetails details = before;
    for (StructureField field : StructureField.values()) {
      if (field.keptAs().isPresent() && field.counts(entered)) {
        details = details.with(field.keptAs().get(), canonical(field, entered));
      }
    }
    for (StructureTrait trait : StructureTrait.values()) {
      details = details.with(trait, entered.says(trait));
    }
    String country = canonicalCountry(entered);
    return details
        .with(StructureText.COUNTRY, country)
        .withUndisclosed(YES.equals(entered.values().get(UNDISCLOSED)));
  }

  private static String canonicalCountry(EnteredStructure entered) {
    return Country.parse(entered.country()) instanceof Parsed.Ok(String name)
        ? name
        : Country.FRANCE;
  }

  private static Identifier identifier(EnteredStructure entered) {
    IdentifierType type = entered.type().orElseThrow();
    String value =
        switch (type) {
          case SIRET -> canonical(StructureField.SIRET, entered);
          case EUROPEAN_VAT, RIDET, TAHITI -> canonical(StructureField.IDENTIFIER, entered);
          case OUTSIDE_EUROPE ->
              StructureReaders.outsideEurope(
                  entered.text(StructureField.STRUCTURE_COUNTRY),
                  canonical(StructureField.NAME, entered));
          case INDIVIDUAL, BEING_REGISTERED -> "";
        };
    return new Identifier(type, value);
  }

  /** Returns the text in its canonical form; one that cannot be read stays as it is. */
  public static String canonical(StructureField field, EnteredStructure entered) {
    String text = entered.text(field);
    return text.isEmpty()
        ? ""
        : switch (field.read(entered)) {
          case Parsed.Ok(String value) -> value;
          case Parsed.Doubt(String value, _) -> value;
          case Parsed.Bad _ -> text;
        };
  }

  /** Returns what the form shows before anything was typed: what the register knows (F51). */
  public static Map<String, String> prefilled(
      IdentifierType type, String siret, SiretStanding standing) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(StructureField.IDENTIFIER_TYPE.key(), type.code());
    values.put(StructureField.SIRET.key(), siret);
    if (type == IdentifierType.SIRET) {
      values.put(StructureField.VAT_NUMBER.key(), StructureReaders.vatNumberOf(siret));
    }
    if (type != IdentifierType.OUTSIDE_EUROPE && type != IdentifierType.EUROPEAN_VAT) {
      values.put(StructureField.COUNTRY.key(), Country.FRANCE);
    }
    StructureTrait.USUAL.forEach(trait -> values.put(trait.key(), YES));
    switch (standing) {
      case SiretStanding.Open(Establishment known) -> {
        values.put(StructureField.NAME.key(), known.name());
        values.put(StructureField.STREET.key(), known.street());
        values.put(StructureField.COMPLEMENT_1.key(), known.complement());
        values.put(StructureField.POSTAL_CODE.key(), known.postalCode());
        values.put(StructureField.CITY.key(), known.city());
      }
      case SiretStanding.Undisclosed() -> values.put(UNDISCLOSED, YES);
      case SiretStanding.Taken _, SiretStanding.Closed _, SiretStanding.Unverified _ -> {}
    }
    return values;
  }

  /** Returns a structure as the form that corrects it shows it. */
  public static Map<String, String> of(Structure structure) {
    StructureDetails details = structure.details();
    Map<String, String> values = new LinkedHashMap<>();
    IdentifierType type = details.identifier().type();
    values.put(StructureField.IDENTIFIER_TYPE.key(), type.code());
    boolean withSiret = type == IdentifierType.SIRET;
    values.put(StructureField.SIRET.key(), withSiret ? details.identifier().value() : "");
    values.put(StructureField.IDENTIFIER.key(), withSiret ? "" : details.identifier().value());
    for (StructureField field : StructureField.values()) {
      field.keptAs().ifPresent(part -> values.put(field.key(), shown(field, details.text(part))));
    }
    for (StructureTrait trait : StructureTrait.values()) {
      values.put(trait.key(), details.is(trait) ? YES : NO);
    }
    values.put(UNDISCLOSED, details.undisclosed() ? YES : NO);
    return values;
  }

  private static String shown(StructureField field, String text) {
    boolean isNumber = field == StructureField.PHONE || field == StructureField.FAX;
    return isNumber ? Phone.spaced(text) : text;
  }
}
