package fr.assistantchorus.field;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
  SIRET("siret", "numeric", 40, Siret.REASONS);

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

  /** Every reason that {@link #parse} can give. */
  public List<String> reasons() {
    return reasons;
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
      case CHOICE -> new Parsed.Bad("none-of-these");
      case YES_NO -> new Parsed.Bad("neither");
      case EMAIL -> Email.parse(text);
      case SIRET -> Siret.parse(text);
    };
  }

  /** The value with all but a hint of it hidden, for records, consoles and logs. */
  public String mask(String value) {
    return switch (this) {
      case EMAIL -> Email.mask(value);
      case SIRET -> value;
      case TEXT, CHOICE, YES_NO -> "****";
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
