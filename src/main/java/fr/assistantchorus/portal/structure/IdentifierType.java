package fr.assistantchorus.portal.structure;

import fr.assistantchorus.field.FieldType;
import java.util.Arrays;
import java.util.Optional;

/** What identifies a structure; the types without a SIRET are those of F50. */
public enum IdentifierType {
  SIRET("siret", "SIRET"),
  EUROPEAN_VAT(
      "european-vat",
      "UE hors France",
      "un numéro de TVA intracommunautaire",
      new Number(
          FieldType.VAT_NUMBER,
          "Numéro de TVA intracommunautaire",
          "Les deux lettres du pays, puis le numéro : BE 0123 456 749.")),
  OUTSIDE_EUROPE("outside-europe", "Hors UE", "le pays et la raison sociale"),
  RIDET(
      "ridet",
      "RIDET",
      "Nouvelle-Calédonie",
      new Number(FieldType.RIDET, "Numéro RIDET", "9 ou 10 chiffres.")),
  TAHITI(
      "tahiti",
      "TAHITI",
      "Polynésie française",
      new Number(FieldType.TAHITI, "Numéro TAHITI", "9 caractères.")),
  /** « Particulier », who has no identifier. */
  INDIVIDUAL("individual", "Particulier"),
  /** « En cours d’immatriculation »: it has no identifier yet. */
  BEING_REGISTERED("being-registered", "En cours d’immatriculation", "le SIRET viendra");

  /**
   * The number that a structure of this type is known by.
   *
   * @param type how it is read
   * @param label what a page calls it, in French
   * @param hint what it looks like, in French
   */
  public record Number(FieldType type, String label, String hint) {}

  private final String code;
  private final String label;
  private final String remark;
  private final Optional<Number> number;

  IdentifierType(String code, String label) {
    this(code, label, "");
  }

  IdentifierType(String code, String label, String remark) {
    this(code, label, remark, Optional.empty());
  }

  IdentifierType(String code, String label, String remark, Number number) {
    this(code, label, remark, Optional.of(number));
  }

  IdentifierType(String code, String label, String remark, Optional<Number> number) {
    this.code = code;
    this.label = label;
    this.remark = remark;
    this.number = number;
  }

  /** Returns the form that is stored. */
  public String code() {
    return code;
  }

  /** Returns the French label. */
  public String label() {
    return label;
  }

  /**
   * Returns what a page says beside the label of a type without a SIRET, in French; may be empty.
   */
  public String remark() {
    return remark;
  }

  /**
   * Returns the number that the type has; empty for the SIRET, which has a field of its own, and
   * for a type without a number.
   */
  public Optional<Number> number() {
    return number;
  }

  /** Returns the type of this code, if there is one. */
  public static Optional<IdentifierType> find(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /**
   * Reads a code that was stored.
   *
   * @throws IllegalArgumentException where there is no such type
   */
  public static IdentifierType ofCode(String code) {
    return find(code).orElseThrow(() -> new IllegalArgumentException("no identifier type " + code));
  }
}
