package fr.assistantchorus.field;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The number of a bank account as it is typed in blocks (F29, F30). Where its keys disagree, the
 * block that is likely wrong is named; nothing is ever corrected, since a key only tells that
 * something is wrong.
 */
public final class AccountNumber {
  /** « Type » of bank details (F28). */
  public enum Type {
    RIB("rib", "RIB", BankBlock.OF_RIB),
    IBAN("iban", "IBAN", BankBlock.OF_IBAN);

    private final String code;
    private final String label;
    private final List<BankBlock> blocks;

    Type(String code, String label, List<BankBlock> blocks) {
      this.code = code;
      this.label = label;
      this.blocks = blocks;
    }

    /** Returns the form that is stored. */
    public String code() {
      return code;
    }

    /** Returns the French label. */
    public String label() {
      return label;
    }

    /** Returns the blocks of its number, in their order; a BIC is no part of it. */
    public List<BankBlock> blocks() {
      return blocks;
    }

    /** Returns the type with this code; empty where there is none. */
    public static Optional<Type> ofCode(String code) {
      return List.of(values()).stream().filter(type -> type.code.equals(code)).findFirst();
    }
  }

  private AccountNumber() {}

  /** What is wrong with one block, in French. */
  public record Fault(BankBlock block, String sentence) {}

  /** What the typed blocks are. */
  public sealed interface Read {
    /**
     * All is well.
     *
     * @param iban the IBAN; for a RIB the one that it gives
     */
    record Right(String iban) implements Read {}

    /** At least one block is wrong; at most one fault a block, in the order of the blocks. */
    record Wrong(List<Fault> faults) implements Read {
      public Wrong {
        faults = List.copyOf(faults);
      }
    }

    /**
     * A whole IBAN or RIB was pasted into one block.
     *
     * @param blocks the number, block by block, to be confirmed by the person who pasted it
     */
    record Pasted(Map<BankBlock, String> blocks) implements Read {
      public Pasted {
        blocks = new EnumMap<>(blocks);
      }
    }
  }

  /**
   * Reads the blocks of a number.
   *
   * @param typed the text of each block; one that is missing is empty
   */
  public static Read read(Type type, Map<BankBlock, String> typed) {
    Optional<Map<BankBlock, String>> pasted = pasted(type, typed);
    if (pasted.isPresent()) {
      return new Read.Pasted(pasted.get());
    }
    Map<BankBlock, String> blocks = new EnumMap<>(BankBlock.class);
    List<Fault> faults = new ArrayList<>();
    String country = compact(typed.getOrDefault(BankBlock.COUNTRY, ""));
    for (BankBlock block : type.blocks()) {
      switch (block.read(typed.getOrDefault(block, ""), country)) {
        case Parsed.Ok(String value) -> blocks.put(block, value);
        case Parsed.Doubt(String value, _) -> blocks.put(block, value);
        case Parsed.Bad(String reason) ->
            faults.add(new Fault(block, block.sentence(reason, country)));
      }
    }
    if (!faults.isEmpty()) {
      keyAtOnce(country, typed, faults).ifPresent(faults::add);
      return new Read.Wrong(faults);
    }
    Optional<Fault> fault =
        switch (type) {
          case RIB -> RibKeyFault.of(joined(blocks, BankBlock.OF_RIB));
          case IBAN -> ofKeys(country, blocks.get(BankBlock.KEY), blocks.get(BankBlock.BBAN));
        };
    return fault.isPresent()
        ? new Read.Wrong(List.of(fault.get()))
        : new Read.Right(
            switch (type) {
              case RIB -> Rib.iban(joined(blocks, BankBlock.OF_RIB));
              case IBAN -> joined(blocks, BankBlock.OF_IBAN);
            });
  }

  /**
   * Returns an IBAN or a RIB block by block, as a form shows it.
   *
   * @param iban as {@link Iban#parse} returns it; for a RIB one with a RIB key
   */
  public static Map<BankBlock, String> blocks(Type type, String iban) {
    Map<BankBlock, String> blocks = new EnumMap<>(BankBlock.class);
    String account = iban.substring(Iban.ACCOUNT_AT);
    switch (type) {
      case IBAN -> {
        blocks.put(BankBlock.COUNTRY, iban.substring(0, Iban.COUNTRY_LENGTH));
        blocks.put(BankBlock.KEY, iban.substring(Iban.COUNTRY_LENGTH, Iban.ACCOUNT_AT));
        blocks.put(BankBlock.BBAN, account);
      }
      case RIB -> {
        blocks.put(BankBlock.BANK, account.substring(0, Rib.BANK_LENGTH));
        blocks.put(BankBlock.BRANCH, account.substring(Rib.BANK_LENGTH, Rib.ACCOUNT_AT));
        blocks.put(BankBlock.ACCOUNT, account.substring(Rib.ACCOUNT_AT, Rib.KEY_AT));
        blocks.put(BankBlock.RIB_KEY, account.substring(Rib.KEY_AT));
      }
    }
    return blocks;
  }

  /**
   * Returns the key's fault where it can be told although the BBAN is not whole yet: an account in
   * France that is made of digits alone has the key 76.
   */
  private static Optional<Fault> keyAtOnce(
      String country, Map<BankBlock, String> typed, List<Fault> faults) {
    String key = compact(typed.getOrDefault(BankBlock.KEY, ""));
    String bban = compact(typed.getOrDefault(BankBlock.BBAN, ""));
    boolean told = faults.stream().anyMatch(fault -> fault.block() == BankBlock.KEY);
    return told
            || !country.equals("FR")
            || key.isEmpty()
            || key.equals(Iban.FRENCH_KEY_OF_DIGITS)
            || bban.isEmpty()
            || !bban.chars().allMatch(Iban::isDigit)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                BankBlock.KEY,
                "Pour un compte en France tout en chiffres, la clé IBAN est toujours 76 :"
                    + " vérifiez-la."));
  }

  private static Optional<Fault> ofKeys(String country, String key, String bban) {
    boolean rightKey = Iban.key(country, bban).equals(key);
    Optional<Fault> ribKey = Iban.hasRibKey(country) ? RibKeyFault.of(bban) : Optional.empty();
    if (rightKey) {
      return ribKey.map(_ ->
          new Fault(
              BankBlock.BBAN,
              "La clé RIB, les deux derniers chiffres du BBAN, ne correspond pas au compte qui la"
                  + " précède : comparez le BBAN à votre RIB, groupe par groupe."));
    }
    if (!Iban.hasRibKey(country)) {
      return Optional.of(
          new Fault(
              BankBlock.BBAN,
              "La clé IBAN et le BBAN ne vont pas ensemble. Le plus souvent c’est le BBAN, le bloc"
                  + " le plus long : comparez-le à votre relevé, puis la clé."));
    }
    if (ribKey.isEmpty()) {
      return Optional.of(new Fault(BankBlock.KEY, wrongKey(country, bban)));
    }
    boolean likelyKey = country.equals("FR") && key.equals(Iban.FRENCH_KEY_OF_DIGITS);
    return Optional.of(
        new Fault(
            BankBlock.BBAN,
            likelyKey || !bban.chars().allMatch(Iban::isDigit)
                ? "Le BBAN ne va ni avec la clé IBAN ni avec sa propre clé RIB : c’est sans doute"
                    + " lui qui est à revoir. "
                    + RibKeyFault.whereInBban(bban)
                : "Ni la clé IBAN ni le BBAN ne sont justes : comparez-les tous deux à votre"
                    + " RIB."));
  }

  private static String wrongKey(String country, String bban) {
    return country.equals("FR") && bban.chars().allMatch(Iban::isDigit)
        ? "Le BBAN est juste d’après sa clé RIB ; c’est sans doute la clé IBAN qui ne l’est pas."
            + " Pour un compte en France tout en chiffres, elle est toujours 76."
        : "Le BBAN est juste d’après sa clé RIB ; c’est sans doute la clé IBAN ou le code pays qui"
            + " ne l’est pas.";
  }

  /**
   * Returns the blocks of a whole number that stands in one block. It need not be right, since its
   * blocks are looked at next.
   */
  private static Optional<Map<BankBlock, String>> pasted(Type type, Map<BankBlock, String> typed) {
    for (BankBlock block : type.blocks()) {
      String value = compact(typed.getOrDefault(block, ""));
      if (isWholeIban(value) && (type == Type.IBAN || value.startsWith("FR"))) {
        return Optional.of(blocks(type, value));
      }
      if (type == Type.RIB && value.length() == Rib.LENGTH) {
        return Optional.of(blocks(type, "FR00" + value));
      }
    }
    return Optional.empty();
  }

  private static boolean isWholeIban(String value) {
    if (value.length() <= Iban.ACCOUNT_AT
        || !value.chars().allMatch(c -> Iban.isDigit(c) || Iban.isCapital(c))
        || !value.substring(Iban.COUNTRY_LENGTH, Iban.ACCOUNT_AT).chars().allMatch(Iban::isDigit)) {
      return false;
    }
    OptionalInt length = Iban.length(value.substring(0, Iban.COUNTRY_LENGTH));
    return length.isPresent() && length.getAsInt() == value.length();
  }

  private static String joined(Map<BankBlock, String> blocks, List<BankBlock> order) {
    StringBuilder joined = new StringBuilder();
    order.forEach(block -> joined.append(blocks.get(block)));
    return joined.toString();
  }

  private static String compact(String text) {
    return Typed.compact(text).toUpperCase(Locale.ROOT);
  }
}
