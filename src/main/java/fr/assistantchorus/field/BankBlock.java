package fr.assistantchorus.field;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The blocks in which bank details are typed (F29): those of an IBAN with its BIC, and those of a
 * RIB. Each is read by itself, so that a fault is told beside the block that has it.
 */
public enum BankBlock {
  COUNTRY("country", "Code pays", 2),
  KEY("iban-key", "Clé IBAN", 2),
  BBAN("bban", "Identification internationale (BBAN)", 0),
  BIC("bic", "BIC ou Swift", 0),
  BANK("bank", "Code banque", Rib.BANK_LENGTH),
  BRANCH("branch", "Code guichet", Rib.BRANCH_LENGTH),
  ACCOUNT("account", "Numéro de compte", Rib.ACCOUNT_LENGTH),
  RIB_KEY("rib-key", "Clé RIB", Rib.KEY_LENGTH);

  /** The blocks of an IBAN, in their order. */
  public static final List<BankBlock> OF_IBAN = List.of(COUNTRY, KEY, BBAN);

  /** The blocks of a RIB, in their order. */
  public static final List<BankBlock> OF_RIB = List.of(BANK, BRANCH, ACCOUNT, RIB_KEY);

  /** Every reason for which {@link #read} refuses a text. */
  public static final List<String> REASONS = List.of("empty", "characters", "length", "country");

  private static final String FRANCE = "FR";

  private final String code;
  private final String label;
  private final int length;

  BankBlock(String code, String label, int length) {
    this.code = code;
    this.label = label;
    this.length = length;
  }

  /** Returns the block's name in forms and in the chat API's {@code expect.type}. */
  public String code() {
    return code;
  }

  /** Returns the French label. */
  public String label() {
    return label;
  }

  /** Returns the block with this code; empty where there is none. */
  public static Optional<BankBlock> ofCode(String code) {
    return Arrays.stream(values()).filter(block -> block.code.equals(code)).findFirst();
  }

  /**
   * Reads one block; separators and case are forgiven (F30).
   *
   * @param country the two letters of the IBAN's country, on which the length of a BBAN depends;
   *     where it has no IBANs, a BBAN of any length is accepted
   * @return the block in capitals without separators, or one of {@link #REASONS}
   */
  public Parsed read(String text, String country) {
    String value = Typed.compact(text).toUpperCase(Locale.ROOT);
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (this == BIC) {
      return readBic(value);
    }
    if (!value.chars().allMatch(this::takes)) {
      return new Parsed.Bad("characters");
    }
    OptionalInt expected = length(country);
    if (expected.isPresent() && value.length() != expected.getAsInt()) {
      return new Parsed.Bad("length");
    }
    if (this == COUNTRY && Iban.length(value).isEmpty()) {
      return new Parsed.Bad("country");
    }
    return this == BBAN && expected.isPresent() && !Iban.isAccountOf(country, value)
        ? new Parsed.Bad("characters")
        : new Parsed.Ok(value);
  }

  private static Parsed readBic(String value) {
    return switch (Bic.parse(value)) {
      case Parsed.Bad(String reason) ->
          new Parsed.Bad(reason.equals("malformed") ? "characters" : reason);
      case Parsed other -> other;
    };
  }

  /**
   * Returns how many characters the block has; empty for a BIC and where the country is unknown.
   */
  public OptionalInt length(String country) {
    if (this == BIC) {
      return OptionalInt.empty();
    }
    if (this != BBAN) {
      return OptionalInt.of(length);
    }
    OptionalInt whole = Iban.length(country);
    return whole.isEmpty() ? whole : OptionalInt.of(whole.getAsInt() - Iban.ACCOUNT_AT);
  }

  private boolean takes(int c) {
    return switch (this) {
      case COUNTRY -> Iban.isCapital(c);
      case KEY, BANK, BRANCH, RIB_KEY -> Iban.isDigit(c);
      case BBAN, BIC, ACCOUNT -> Iban.isDigit(c) || Iban.isCapital(c);
    };
  }

  /**
   * Returns what to type here, in French: « 23 caractères pour la France ».
   *
   * @param country the two letters of the IBAN's country
   */
  public String hint(String country) {
    return switch (this) {
      case COUNTRY -> "2 lettres : FR pour la France.";
      case KEY -> "2 chiffres, juste après le code pays.";
      case BBAN -> "Le reste de l’IBAN : " + bbanLength(country) + ".";
      case BIC -> "8 ou 11 caractères.";
      case BANK, BRANCH -> length + " chiffres.";
      case ACCOUNT -> length + " chiffres ou lettres.";
      case RIB_KEY -> length + " chiffres, à la fin.";
    };
  }

  /**
   * Returns what is wrong with this block and what to look at, in French.
   *
   * @param reason one of {@link #REASONS}
   */
  public String sentence(String reason, String country) {
    return switch (reason) {
      case "empty" -> "Saisissez " + named() + ".";
      case "characters" -> characters(country);
      case "length" -> ofLength(country);
      case "country" ->
          this == BIC
              ? "Les 5e et 6e lettres d’un BIC sont celles du pays de la banque : aucun pays n’a"
                  + " celles-ci."
              : "Aucun IBAN ne commence par ce code pays. Les comptes de France et d’outre-mer"
                  + " commencent par FR.";
      default -> throw new IllegalArgumentException("no reason of a block: " + reason);
    };
  }

  private String characters(String country) {
    return switch (this) {
      case COUNTRY -> "Le code pays n’a que des lettres : FR pour la France.";
      case KEY, BANK, BRANCH, RIB_KEY ->
          label
              + " : des chiffres seulement. Vérifiez qu’un O n’a pas pris la place d’un zéro, ou un"
              + " I celle d’un 1.";
      case BBAN ->
          Iban.hasRibKey(country)
              ? "Dans le BBAN, les codes banque et guichet (10 premiers caractères) et la clé RIB"
                  + " (2 derniers) n’ont que des chiffres : vérifiez qu’un O n’a pas pris la place"
                  + " d’un zéro."
              : "Le BBAN contient un caractère qui ne convient pas : comparez-le à votre relevé.";
      case BIC -> "Un BIC n’a que des lettres et des chiffres, comme BNPAFRPP.";
      case ACCOUNT -> "Le numéro de compte n’a que des chiffres et des lettres sans accent.";
    };
  }

  private String ofLength(String country) {
    return switch (this) {
      case BIC -> "Un BIC compte 8 ou 11 caractères : vérifiez qu’il n’en manque aucun.";
      case BBAN -> "Le BBAN compte " + bbanLength(country) + " : vérifiez qu’il est entier.";
      case COUNTRY -> "Le code pays compte 2 lettres : FR pour la France.";
      case KEY, BANK, BRANCH, RIB_KEY ->
          label + " : " + length + " chiffres. Vérifiez qu’il n’en manque aucun.";
      case ACCOUNT ->
          "Le numéro de compte compte "
              + length
              + " caractères ; ajoutez les zéros de devant s’ils manquent.";
    };
  }

  private static String bbanLength(String country) {
    OptionalInt length = BBAN.length(country);
    if (length.isEmpty()) {
      return "23 caractères pour la France";
    }
    String where =
        switch (country) {
          case FRANCE -> "pour la France";
          case "MC" -> "pour Monaco";
          default -> "pour le code pays " + country;
        };
    return length.getAsInt() + " caractères " + where;
  }

  private String named() {
    return switch (this) {
      case COUNTRY -> "le code pays, FR pour la France";
      case KEY -> "la clé IBAN, les deux chiffres qui suivent le code pays";
      case BBAN -> "le BBAN, ce qui suit la clé IBAN";
      case BIC -> "le BIC, écrit près de l’IBAN sur le RIB";
      case BANK -> "le code banque";
      case BRANCH -> "le code guichet";
      case ACCOUNT -> "le numéro de compte";
      case RIB_KEY -> "la clé RIB";
    };
  }
}
