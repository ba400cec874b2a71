package fr.assistantchorus.web.site.bank;

import fr.assistantchorus.field.AccountNumber;
import fr.assistantchorus.field.BankBlock;
import fr.assistantchorus.web.page.Form;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One block of a number as a field of the form (F29). Each takes a whole IBAN with its spaces,
 * since many paste one into the first field they see.
 *
 * @param field the field's name
 * @param hint what to type
 * @param mode the keyboard that a phone offers; letters too, where a whole IBAN could be pasted
 *     that is no loss
 * @param width how wide the field is shown
 */
public record BankBlockField(
    String field, String label, String hint, String mode, String width, int longest) {
  /** An IBAN of 34 characters in groups of four, and some more blanks. */
  private static final int LONGEST = 60;

  private static final Map<BankBlock, String> NAMES = new EnumMap<>(BankBlock.class);

  static {
    NAMES.put(BankBlock.COUNTRY, "pays");
    NAMES.put(BankBlock.KEY, "cle_iban");
    NAMES.put(BankBlock.BBAN, "bban");
    NAMES.put(BankBlock.BIC, "bic");
    NAMES.put(BankBlock.BANK, "banque");
    NAMES.put(BankBlock.BRANCH, "guichet");
    NAMES.put(BankBlock.ACCOUNT, "compte");
    NAMES.put(BankBlock.RIB_KEY, "cle_rib");
  }

  /** Returns the name of the block's field. */
  static String name(BankBlock block) {
    return NAMES.get(block);
  }

  /** Returns the names of all blocks' fields. */
  static List<String> names() {
    return List.copyOf(NAMES.values());
  }

  /** Returns what was typed in each block. */
  static Map<BankBlock, String> typed(Form form) {
    Map<BankBlock, String> typed = new EnumMap<>(BankBlock.class);
    NAMES.forEach((block, field) -> typed.put(block, form.value(field)));
    return typed;
  }

  /** Returns the fields of a type, in their order, as the template shows them. */
  static List<BankBlockField> of(AccountNumber.Type type, String country) {
    List<BankBlock> blocks = new ArrayList<>(type.blocks());
    if (type == AccountNumber.Type.IBAN) {
      blocks.add(BankBlock.BIC);
    }
    return blocks.stream().map(block -> of(block, country)).toList();
  }

  private static BankBlockField of(BankBlock block, String country) {
    return new BankBlockField(
        name(block),
        block.label(),
        block.hint(country),
        "text",
        switch (block) {
          case COUNTRY, KEY, RIB_KEY -> "w4";
          case BANK, BRANCH -> "w8";
          case BIC, ACCOUNT -> "w14";
          case BBAN -> "";
        },
        LONGEST);
  }
}
