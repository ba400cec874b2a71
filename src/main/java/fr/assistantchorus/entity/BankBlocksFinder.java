package fr.assistantchorus.entity;

import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Rib;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a French account that is told block by block, each block with its name: « code banque 20041
 * guichet 01005 compte 0500013M026 clé 06 ». Where the blocks give an account whose key is right,
 * that is found as its {@code iban}. Otherwise what was told is found as a {@code rib} with a
 * problem, if the number of the account is in it, since that number must be hidden.
 */
final class BankBlocksFinder {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(banque|guichet|agence|compte|cl[eé])(?!\\p{L})"
              + "(?:\\s{1,2}(?:rib|bancaire|n[°o]|num[eé]ro|est|c[’']est)){0,3}"
              + "[\\s:=]{1,3}([0-9][0-9a-z]{1,10})(?![\\p{L}\\p{N}])");

  /** The most characters between the end of one block and the name of the next. */
  private static final int LONGEST_BETWEEN = 24;

  private static final int ACCOUNT_LENGTH = 11;

  private BankBlocksFinder() {}

  private record Block(String name, String value, int named, int start, int end) {
    boolean isAccount() {
      return name.equals("compte") && value.length() == ACCOUNT_LENGTH;
    }
  }

  static List<Entity> in(String text) {
    List<Entity> found = new ArrayList<>();
    List<Block> run = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      Block block =
          new Block(
              matcher.group(1).toLowerCase(Locale.ROOT),
              matcher.group(2),
              matcher.start(),
              matcher.start(2),
              matcher.end());
      if (!run.isEmpty() && block.named() - run.getLast().end() > LONGEST_BETWEEN) {
        account(run).ifPresent(found::add);
        run.clear();
      }
      run.add(block);
    }
    account(run).ifPresent(found::add);
    return found;
  }

  private static Optional<Entity> account(List<Block> run) {
    if (run.stream().noneMatch(Block::isAccount)) {
      return Optional.empty();
    }
    int start = run.getFirst().start();
    int end = run.getLast().end();
    StringBuilder digits = new StringBuilder();
    run.forEach(block -> digits.append(block.value()));
    return Optional.of(
        Rib.parse(digits.toString()) instanceof Parsed.Ok(String value)
            ? new Entity("iban", start, end, Rib.iban(value), Optional.empty())
            : new Entity("rib", start, end, digits.toString(), Optional.of("length")));
  }
}
