package fr.assistantchorus.field;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The types that a slot can have. Their codes are those of the chat API's {@code expect.type}.
 *
 * <p>Each type says how a text is checked, what can be wrong with it, how a value is masked and
 * which keyboard a phone should offer.
 */
public enum FieldType {
  /** Free text: anything that is not blank is accepted. */
  TEXT("text", "text", 2_000, List.of("empty", "too-long")),
  /** One of the options that the state offers; which one is decided where the options are known. */
  CHOICE("choice", "text", 200, List.of("none-of-these")),
  /** An answer that becomes {@code yes} or {@code no}. */
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
  /**
   * A French postal code; {@link PostalCode#parse(String, String)} reads those of other countries.
   */
  POSTAL_CODE("postal-code", "numeric", 20, PostalCode.REASONS),
  PHONE("phone", "tel", Phone.MAX_LENGTH, Phone.REASONS),
  VAT_NUMBER("vat-number", "text", 40, VatNumber.REASONS),
  RCS("rcs", "text", Rcs.MAX_LENGTH, Rcs.REASONS),
  PACAGE("pacage", "numeric", 30, Pacage.REASONS),
  RIDET("ridet", "numeric", 30, Ridet.REASONS),
  TAHITI("tahiti", "text", 30, Tahiti.REASONS),
  SHELLFISH_NUMBER("shellfish-number", "text", ShellfishNumber.MAX_LENGTH, ShellfishNumber.REASONS),
  HAND_OVER_CODE("hand-over-code", "text", 60, HandOverCode.REASONS),
  /** A whole IBAN. The blocks in which it may be typed instead have types of their own (F29). */
  IBAN("iban", "text", Iban.MAX_LENGTH, Iban.REASONS),
  /** The two letters with which an IBAN begins. */
  IBAN_COUNTRY("iban-country", BankBlock.COUNTRY, "text"),
  IBAN_KEY(BankBlock.KEY.code(), BankBlock.KEY, "numeric"),
  /** Its length depends on the country, which whoever knows the country checks. */
  BBAN(BankBlock.BBAN.code(), BankBlock.BBAN, "text"),
  BIC(BankBlock.BIC.code(), BankBlock.BIC, "text"),
  BANK(BankBlock.BANK.code(), BankBlock.BANK, "numeric"),
  BRANCH(BankBlock.BRANCH.code(), BankBlock.BRANCH, "numeric"),
  ACCOUNT(BankBlock.ACCOUNT.code(), BankBlock.ACCOUNT, "text"),
  RIB_KEY(BankBlock.RIB_KEY.code(), BankBlock.RIB_KEY, "numeric"),
  /** A file that is sent, and never a text; the value is the id under which it is kept. */
  FILE("file", "text", 200, List.of("no-file"));

  /** The media types of the files that are taken (F31). */
  private static final List<String> FILE_KINDS =
      List.of("application/pdf", "image/png", "image/jpeg");

  /** The longest block of bank details with separators, in UTF-16 units. */
  private static final int MAX_BLOCK = 60;

  private static final Set<FieldType> CHOSEN = EnumSet.of(CHOICE, CHOICES, YES_NO);
  private static final Set<FieldType> WORDS =
      EnumSet.of(TEXT, NAME, COMPANY_NAME, ADDRESS, CITY, SHELLFISH_NUMBER);
  private static final Set<FieldType> SENSITIVE =
      EnumSet.of(
          EMAIL,
          PHONE,
          PACAGE,
          HAND_OVER_CODE,
          IBAN,
          IBAN_KEY,
          BBAN,
          BIC,
          BANK,
          BRANCH,
          ACCOUNT,
          RIB_KEY);

  private final String code;
  private final String inputMode;
  private final int maxLength;
  private final List<String> reasons;
  private final Optional<BankBlock> block;

  FieldType(String code, String inputMode, int maxLength, List<String> reasons) {
    this.code = code;
    this.inputMode = inputMode;
    this.maxLength = maxLength;
    this.reasons = reasons;
    this.block = Optional.empty();
  }

  FieldType(String code, BankBlock block, String inputMode) {
    this.code = code;
    this.inputMode = inputMode;
    this.maxLength = MAX_BLOCK;
    this.reasons = BankBlock.REASONS;
    this.block = Optional.of(block);
  }

  /** Returns the type's name in dialogs and in the chat API, for instance {@code yes-no}. */
  public String code() {
    return code;
  }

  /** Returns the HTML {@code inputmode} that suits the type. */
  public String inputMode() {
    return inputMode;
  }

  /** Returns the longest text, in UTF-16 units, that an input of this type needs to take. */
  public int maxLength() {
    return maxLength;
  }

  /** Returns every reason for which {@link #parse} can refuse a text. */
  public List<String> reasons() {
    return reasons;
  }

  /**
   * Returns every reason for which a well-formed value can be asked about again. {@link #parse}
   * raises some of them; others are raised by code that also knows what the person answered before,
   * such as a town's postal code.
   */
  public List<String> doubts() {
    if (this == CITY) {
      return City.DOUBTS;
    }
    return this == PACAGE ? Pacage.DOUBTS : List.of();
  }

  /** Returns the type with this code; empty where there is none. */
  public static Optional<FieldType> ofCode(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /**
   * Reads a whole text as a value of this type.
   *
   * @param text what was typed; spaces, case and separators are forgiven where the type allows it
   * @return the value in its canonical form, a doubt about it, or the reason why it is refused
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
      case IBAN -> Iban.parse(text);
      case IBAN_COUNTRY, IBAN_KEY, BBAN, BIC, BANK, BRANCH, ACCOUNT, RIB_KEY ->
          block.orElseThrow().read(text, "");
      case FILE -> new Parsed.Bad("no-file");
    };
  }

  /** Returns the block of bank details that a value of this type is; empty for other types. */
  public Optional<BankBlock> block() {
    return block;
  }

  /** Returns the media types that a file of this type may have; empty where it is no file. */
  public List<String> accepts() {
    return this == FILE ? FILE_KINDS : List.of();
  }

  /**
   * Returns whether a value is chosen among the options that a state offers; yes and no count as
   * options.
   */
  public boolean isChosen() {
    return CHOSEN.contains(this);
  }

  /**
   * Returns whether any words can pass for a value of this type, as any words can be the name of a
   * company or a town.
   */
  public boolean takesWords() {
    return WORDS.contains(this);
  }

  /**
   * Returns whether a value shows masked to everybody but its owner (docs/guides.md, « Security and
   * privacy »). A SIRET does not, since it is public.
   */
  public boolean isSensitive() {
    return SENSITIVE.contains(this);
  }

  /** Returns the value with all but a hint of it hidden, for records, consoles and logs. */
  public String mask(String value) {
    return switch (this) {
      case EMAIL -> Email.mask(value);
      case PHONE -> Phone.mask(value);
      case PACAGE -> Pacage.mask(value);
      case IBAN -> Iban.mask(value);
      case BIC -> Bic.mask(value);
      // These stand in public registers.
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
          HAND_OVER_CODE,
          IBAN_COUNTRY,
          IBAN_KEY,
          BBAN,
          BANK,
          BRANCH,
          ACCOUNT,
          RIB_KEY,
          FILE ->
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
