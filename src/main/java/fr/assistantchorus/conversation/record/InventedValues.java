package fr.assistantchorus.conversation.record;

import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.HandOverCode;
import fr.assistantchorus.field.Iban;
import fr.assistantchorus.field.Luhn;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Rib;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Invents values of sensitive types: each other than the one before, valid, or wrong in a way that
 * is asked for. The same calls give the same values.
 */
final class InventedValues {
  /** The bank and the branch of an example that the French banks print; nobody has its accounts. */
  private static final int BANK = 30_006;

  private static final int BRANCH = 1;
  private static final int KEY_OF_DIGITS = 76;

  /** A telephone number of those that the regulator keeps for films and books (ARCEP). */
  private static final String PHONE = "06399800%02d";

  /** The mask of what is hidden without a mask of its own. */
  static final String HIDDEN = "****";

  private static final int ALPHABET = 26;

  private static final String CARD = "411111111111%03d";
  private static final String PASSWORD = "Prairie-Fleurie-%d";
  private static final String SOCIAL_SECURITY = "2690549588%03d";

  private final Map<String, Integer> made = new HashMap<>();

  /**
   * Returns another value of a type.
   *
   * @param type the code of a field type, or of what the finders find besides
   * @param reason the field's reason or doubt; empty for a valid value
   * @param wanted what a wrong value should be like besides, where that can be
   * @param taken what no other value may look like
   * @return as the field keeps it where it is valid; empty where none can be made
   */
  Optional<String> like(
      String type, String reason, Predicate<String> wanted, Predicate<String> taken) {
    int number = made.merge(type, 1, Integer::sum);
    Optional<String> valid = valid(type, number);
    Optional<FieldType> field = FieldType.ofCode(type);
    if (field.isEmpty() || valid.isEmpty()) {
      return valid;
    }
    return reason.isEmpty()
        ? kept(field.get(), valid.get())
        : variants(valid.get())
            .filter(variant -> reason.equals(reason(field.get().parse(variant))))
            .filter(Predicate.not(taken))
            .max(Comparator.comparing(wanted::test));
  }

  /**
   * Returns a value as somebody may have typed it: otherwise than the field keeps it.
   *
   * @param kept as {@link #like} returned it
   * @param taken what no other value may look like
   */
  static Optional<String> typed(String kept, Predicate<String> taken) {
    Stream<String> spaced =
        IntStream.rangeClosed(1, kept.length())
            .mapToObj(at -> kept.substring(0, at) + " " + kept.substring(at));
    return Stream.concat(
            Stream.of(
                kept.toLowerCase(Locale.ROOT),
                kept.toUpperCase(Locale.ROOT),
                Iban.grouped(kept).strip()),
            spaced)
        .filter(typed -> !taken.test(typed))
        .findFirst();
  }

  /** Returns the type whose masks look like this one; empty where none does. */
  static Optional<String> masked(String mask) {
    return mask.equals(HIDDEN)
        ? Optional.empty()
        : Stream.of(FieldType.EMAIL, FieldType.PHONE, FieldType.PACAGE, FieldType.IBAN)
            .filter(type ->
                valid(type.code(), 1)
                    .flatMap(valid -> kept(type, valid))
                    .filter(kept -> shape(type.mask(kept)).equals(shape(mask)))
                    .isPresent())
            .map(FieldType::code)
            .findFirst();
  }

  /** Returns a mask with what it shows made alike: which marks stand where. */
  private static String shape(String mask) {
    return mask.replaceAll("\\p{L}+", "A").replaceAll("\\p{N}", "0");
  }

  private static Optional<String> valid(String type, int number) {
    return switch (type) {
      case "email" -> Optional.of("camille.%s@ferme-exemple.fr".formatted(inLetters(number)));
      case "phone" -> Optional.of(PHONE.formatted(number % 100));
      case "pacage" -> Optional.of("035%06d".formatted(number));
      case "hand-over-code" -> Optional.of(code(number));
      case "iban" -> Optional.of(Rib.iban(rib(number)));
      case "rib" -> Optional.of(withWrongKey(rib(number)));
      case "bban" -> Optional.of(rib(number));
      case "bic" -> Optional.of("AGRIFRPP%03d".formatted(number % 1000));
      case "iban-country" -> Optional.of("FR");
      // Each French account of digits has the same key, so a second key is a wrong one.
      case "iban-key" -> Optional.of("%02d".formatted((KEY_OF_DIGITS + number - 1) % 97));
      case "bank" -> Optional.of("%05d".formatted(BANK + number - 1));
      case "branch" -> Optional.of("%05d".formatted(BRANCH + number - 1));
      case "account" -> Optional.of(account(number));
      case "rib-key" -> Optional.of(rib(number).substring(Rib.LENGTH - Rib.KEY_LENGTH));
      case "card" -> Optional.of(card(number));
      case "password" -> Optional.of(PASSWORD.formatted(number));
      case "social-security-number" -> Optional.of(socialSecurity(number));
      default -> Optional.empty();
    };
  }

  /**
   * Returns a number in letters. A digit in an address behind the word « mot de passe » would make
   * it look like a password.
   */
  private static String inLetters(int number) {
    StringBuilder letters = new StringBuilder();
    for (int left = number; left > 0; left = (left - 1) / ALPHABET) {
      letters.insert(0, (char) ('a' + (left - 1) % ALPHABET));
    }
    return letters.toString();
  }

  /** Returns a code whose bits are mixed, as those of a real one are. */
  private static String code(int number) {
    byte[] bytes = new byte[HandOverCode.BYTES];
    new Random(number).nextBytes(bytes);
    return HandOverCode.of(bytes);
  }

  private static String account(int number) {
    return String.format(Locale.ROOT, "%011d", number);
  }

  private static String rib(int number) {
    String bank = "%05d".formatted(BANK);
    String branch = "%05d".formatted(BRANCH);
    return bank + branch + account(number) + Rib.key(bank, branch, account(number));
  }

  private static String card(int number) {
    String digits = CARD.formatted(number % 1000);
    return digits + Luhn.checkDigit(digits);
  }

  private static String socialSecurity(int number) {
    String digits = SOCIAL_SECURITY.formatted(number % 1000);
    return digits + "%02d".formatted(97 - Long.parseLong(digits) % 97);
  }

  private static String withWrongKey(String rib) {
    return rib.substring(0, Rib.LENGTH - 1) + (rib.endsWith("0") ? "1" : "0");
  }

  private static Optional<String> kept(FieldType field, String valid) {
    return field.parse(valid) instanceof Parsed.Ok(String kept)
        ? Optional.of(kept)
        : Optional.empty();
  }

  private static String reason(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Ok _ -> "";
      case Parsed.Doubt(_, String doubt) -> doubt;
      case Parsed.Bad(String reason) -> reason;
    };
  }

  /** Returns what a slip of the hand makes of a value. */
  private static Stream<String> variants(String valid) {
    Stream<String> known =
        Stream.of(
            valid.substring(0, valid.length() - 1),
            valid + "9",
            "999" + valid.substring(Math.min(3, valid.length())),
            valid.replaceFirst("\\.[a-z]*$", ""),
            valid.replaceFirst("@.*", ""),
            valid.replaceFirst("[0-9]", "É"),
            valid.replaceFirst("[0-9]", "A"),
            valid + " é");
    Stream<String> slips =
        IntStream.range(0, valid.length())
            .boxed()
            .flatMap(at ->
                Stream.of("0", "1", "7")
                    .map(digit -> valid.substring(0, at) + digit + valid.substring(at + 1)));
    return Stream.concat(known, slips);
  }
}
