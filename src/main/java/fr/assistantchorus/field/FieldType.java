package fr.assistantchorus.field;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The types a slot can have. Their names are those of the chat API's {@code expect.type}.
 *
 * <p>Each says how a text is checked, what can be wrong with it, how it is shown masked and which
 * keyboard a phone should offer.
 */
public enum FieldType {
  /** Free text: anything that is not blank. */
  TEXT("text", "text", 2_000, List.of("empty", "too-long")),
  /** One of the options that the state offers; which one is decided where the options are known. */
  CHOICE("choice", "text", 200, List.of("none-of-these")),
  /** {@code yes} or {@code no}. */
  YES_NO("yes-no", "text", 200, List.of("neither")),
  EMAIL("email", "email", Email.MAX_LENGTH, Email.REASONS),
  SIRET("siret", "numeric", 40, Siret.REASONS),
  /** Several of the options that the state offers; which ones is decided where they are known. */
  CHOICES("choices", "text", 1_000, List.of("none-of-these")),
  NAME("name", "text", Name.MAX_LENGTH, Name.REASONS),
  COMPANY_NAME("company-name", "text", CompanyName.MAX_LENGTH, CompanyName.REASONS),
  ADDRESS("address", "text", Address.MAX_LENGTH, Address.REASONS),
  CITY("city", "text", City.MAX_LENGTH, City.REASONS),
  COUNTRY("country", "text", 100, Country.REASONS),
  /** A French one; {@link PostalCode#parse(String, String)} reads those of other countries. */
  POSTAL_CODE("postal-code", "numeric", 20, PostalCode.REASONS),
  PHONE("phone", "tel", Phone.MAX_LENGTH, Phone.REASONS),
  VAT_NUMBER("vat-number", "text", 40, VatNumber.REASONS),
  RCS("rcs", "text", Rcs.MAX_LENGTH, Rcs.REASONS),
  PACAGE("pacage", "numeric", 30, Pacage.REASONS),
  RIDET("ridet", "numeric", 30, Ridet.REASONS),
  TAHITI("tahiti", "text", 30, Tahiti.REASONS),
  SHELLFISH_NUMBER("shellfish-number", "text", ShellfishNumber.MAX_LENGTH, ShellfishNumber.REASONS),
  HAND_OVER_CODE("hand-over-code", "text", 60, HandOverCode.REASONS);

  private static final Set<FieldType> CHOSEN = EnumSet.of(CHOICE, CHOICES, YES_NO);
  private static final Set<FieldType> WORDS =
      EnumSet.of(TEXT, NAME, COMPANY_NAME, ADDRESS, CITY, SHELLFISH_NUMBER);
  private static final Set<FieldType> SENSITIVE = EnumSet.of(EMAIL, PHONE, PACAGE, HAND_OVER_CODE);

  private final String code;
  private final String inputMode;
  private final int maxLength;
  private final List<String> reasons;

  FieldType(String code, String inputMode, int maxLength, List<String> reasons) {
    this.code = code;
    this.inputMode = inputMode;
    this.maxLength = maxLength;
    this.reasons = reasons;
  }

  /** The name in dialogs and in the chat API, for instance {@code yes-no}. */
  public String code() {
    return code;
  }

  /** The HTML {@code inputmode} that suits it. */
  public String inputMode() {
    return inputMode;
  }

  /** The longest text, in UTF-16 units, that an input need take. */
  public int maxLength() {
    return maxLength;
  }

  /** Every reason for which a value can be refused. */
  public List<String> reasons() {
    return reasons;
  }

  /**
   * Every reason for which {@link #parse}, or who knows what was said before, can ask whether a
   * value is really meant.
   */
  public List<String> doubts() {
    if (this == CITY) {
      return City.DOUBTS;
    }
    return this == PACAGE ? Pacage.DOUBTS : List.of();
  }

  /** The type of this code, if there is one. */
  public static Optional<FieldType> ofCode(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /**
   * Reads a whole text as this type.
   *
   * @param text what was typed; spaces, case and separators are forgiven where the type allows
   */
  public Parsed parse(String text) {
    return switch (this) {
      case TEXT -> parseText(text);
      case CHOICE, CHOICES -> new Parsed.Bad("none-of-these");
      case YES_NO -> new Parsed.Bad("neither");
      case EMAIL -> Email.parse(text);
      case SIRET -> Siret.parse(text);
      case NAME -> Name.parse(text);
      case COMPANY_NAME -> CompanyName.parse(text);
      case ADDRESS -> Address.parse(text);
      case CITY -> City.parse(text);
      case COUNTRY -> Country.parse(text);
      case POSTAL_CODE -> PostalCode.parse(text);
      case PHONE -> Phone.parse(text);
      case VAT_NUMBER -> VatNumber.parse(text);
      case RCS -> Rcs.parse(text);
      case PACAGE -> Pacage.parse(text);
      case RIDET -> Ridet.parse(text);
      case TAHITI -> Tahiti.parse(text);
      case SHELLFISH_NUMBER -> ShellfishNumber.parse(text);
      case HAND_OVER_CODE -> HandOverCode.parse(text);
    };
  }

  /** Whether its values are those of the options that a state offers, yes and no included. */
  public boolean isChosen() {
    return CHOSEN.contains(this);
  }

  /** Whether a sentence could pass for a value: the name of a company, of a town. */
  public boolean takesWords() {
    return WORDS.contains(this);
  }

  /** Whether it must show masked to others (DOMAIN « Security and privacy »); a SIRET is public. */
  public boolean isSensitive() {
    return SENSITIVE.contains(this);
  }

  /** The value with all but a hint of it hidden, for records, consoles and logs. */
  public String mask(String value) {
    return switch (this) {
      case EMAIL -> Email.mask(value);
      case PHONE -> Phone.mask(value);
      case PACAGE -> Pacage.mask(value);
      // In public registers.
      case SIRET, VAT_NUMBER, RCS, RIDET, TAHITI -> value;
      case TEXT,
          CHOICE,
          YES_NO,
          CHOICES,
          NAME,
          COMPANY_NAME,
          ADDRESS,
          CITY,
          COUNTRY,
          POSTAL_CODE,
          SHELLFISH_NUMBER,
          HAND_OVER_CODE ->
          "****";
    };
  }

  private Parsed parseText(String text) {
    String value = text.strip();
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    return value.length() > maxLength ? new Parsed.Bad("too-long") : new Parsed.Ok(value);
  }
}
