package fr.assistantchorus.field;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/**
 * The code by which a conversation takes over what was typed on the sign-up page: 80 bits in
 * Crockford's base 32, which leaves out I, L, O and U, in four groups that can be read aloud.
 */
public final class HandOverCode {
  public static final int BYTES = 10;

  static final List<String> REASONS = List.of("empty", "malformed", "length");

  private static final int LENGTH = 16;
  private static final int GROUP = 4;
  private static final int BITS = 5;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private HandOverCode() {}

  /**
   * Given what was typed, returns {@code XXXX-XXXX-XXXX-XXXX}, where O is read as 0, and I and L as
   * 1; or the reason why it is refused: {@code empty}, {@code length}, or {@code malformed} for a
   * character that no code contains.
   */
  public static Parsed parse(String text) {
    String typed = Typed.compact(text).toUpperCase(Locale.ROOT);
    String value = typed.replace('O', '0').replace('I', '1').replace('L', '1');
    if (value.isEmpty()) {
      return new Parsed.Bad("empty");
    }
    if (!value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      return new Parsed.Bad("malformed");
    }
    return value.length() == LENGTH ? new Parsed.Ok(grouped(value)) : new Parsed.Bad("length");
  }

  /**
   * Returns the code of these random bytes.
   *
   * @param random {@value #BYTES} bytes that nobody can guess
   * @throws IllegalArgumentException for another number of bytes
   */
  public static String of(byte[] random) {
    if (random.length != BYTES) {
      throw new IllegalArgumentException("not %d bytes".formatted(BYTES));
    }
    String bits = new BigInteger(1, random).toString(2);
    String padded = "0".repeat(BYTES * 8 - bits.length()) + bits;
    StringBuilder value = new StringBuilder();
    for (int at = 0; at < padded.length(); at += BITS) {
      value.append(ALPHABET.charAt(Integer.parseInt(padded.substring(at, at + BITS), 2)));
    }
    return grouped(value.toString());
  }

  private static String grouped(String value) {
    StringBuilder grouped = new StringBuilder(value);
    for (int at = LENGTH - GROUP; at > 0; at -= GROUP) {
      grouped.insert(at, '-');
    }
    return grouped.toString();
  }
}
