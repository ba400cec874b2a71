package fr.assistantchorus.field;

/** How somebody calls a bank account (F28, « Nom », free). */
public final class BankDetailsName {
  /** The longest name, in UTF-16 units. */
  public static final int MAX_LENGTH = 100;

  private BankDetailsName() {}

  /**
   * Given what was typed, returns one line, or the reason why it is refused: {@code empty}, {@code
   * too-long} or {@code malformed} where it cannot be read.
   */
  public static Parsed parse(String text) {
    String value = Typed.line(text);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (value.length() > MAX_LENGTH) {
      return new Parsed.Bad("too-long");
    }
    return Typed.isWritten(value) ? new Parsed.Ok(value) : new Parsed.Bad("malformed");
  }

  /** Returns what is wrong and what to do, in French. */
  public static String sentence(String reason) {
    return switch (reason) {
      case "empty" -> "Donnez un nom à ces coordonnées, par exemple « Compte de l’exploitation ».";
      case "too-long" -> "Ce nom est trop long : il tient en 100 caractères au plus.";
      case "malformed" -> "Ce nom ne contient ni lettre ni chiffre : écrivez-le au clavier.";
      default -> throw new IllegalArgumentException("no reason of a name: " + reason);
    };
  }
}
