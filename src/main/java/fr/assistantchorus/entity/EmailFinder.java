package fr.assistantchorus.entity;

import fr.assistantchorus.field.Email;
import fr.assistantchorus.field.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds e-mail addresses as they are typed and as they are spoken: « jean point durand arobase
 * orange point fr », with spaces around the signs, or with « chez » for the at sign.
 */
final class EmailFinder {
  private static final String TYPE = "email";
  private static final String AT = "@";
  private static final String DOT = ".";

  /**
   * The most pieces that are read on either side of the at sign; people spell an address in fewer.
   */
  private static final int MOST_PIECES = 24;

  /** Apostrophes stand within a part, never around it: there they quote the address. */
  private static final Pattern PIECE =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}+&%]+(?:['’][\\p{L}\\p{M}\\p{N}+&%]+){0,40}|[@._-]");

  /** Signs that an address may hold (RFC 5322, 3.2.3) and that are not read here. */
  private static final String OTHER_SIGNS = "!#$*/=?^`{|}~\\";

  private static final Set<String> SIGNS = Set.of(AT, DOT, "-", "_");

  private static final Map<String, String> SPOKEN =
      Map.ofEntries(
          Map.entry("arobase", AT),
          Map.entry("arobas", AT),
          Map.entry("arobaz", AT),
          Map.entry("arrobase", AT),
          Map.entry("arobasse", AT),
          Map.entry("arobaze", AT),
          Map.entry("arrobas", AT),
          Map.entry("arrobaz", AT),
          Map.entry("aerobase", AT),
          Map.entry("chez", AT),
          Map.entry("point", DOT),
          Map.entry("poin", DOT),
          Map.entry("dot", DOT),
          Map.entry("tiret", "-"),
          Map.entry("underscore", "_"),
          Map.entry("underscor", "_"));

  /**
   * A part of an address, or a sign between two parts.
   *
   * @param sign the sign that the text stands for; empty for a part
   * @param spoken whether the sign is said as a word
   */
  private record Piece(String text, String sign, boolean spoken, int start, int end) {
    boolean isSign() {
      return !sign.isEmpty();
    }

    boolean isAt() {
      return sign.equals(AT);
    }
  }

  private final String text;
  private final List<Piece> pieces = new ArrayList<>();

  private EmailFinder(String text) {
    this.text = text;
    Matcher matcher = PIECE.matcher(text);
    while (matcher.find()) {
      String piece = matcher.group();
      String spoken = SPOKEN.getOrDefault(Word.plain(piece), "");
      String sign = SIGNS.contains(piece) ? piece : spoken;
      pieces.add(new Piece(piece, sign, !spoken.isEmpty(), matcher.start(), matcher.end()));
    }
  }

  static List<Entity> in(String text) {
    EmailFinder finder = new EmailFinder(text);
    List<Entity> found = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < finder.pieces.size(); at++) {
      if (finder.pieces.get(at).isAt()) {
        Optional<Entity> address = finder.around(at, from);
        if (address.isPresent()) {
          found.add(address.get());
          from = finder.pieceAfter(at, address.get().end());
          at = Math.max(at, from - 1);
        }
      }
    }
    return found;
  }

  private int pieceAfter(int at, int end) {
    int index = at;
    while (index < pieces.size() && pieces.get(index).start() < end) {
      index++;
    }
    return index;
  }

  private Optional<Entity> around(int at, int from) {
    int first = reach(at, -1, Math.max(from, at - MOST_PIECES));
    int last = reach(at, 1, Math.min(pieces.size() - 1, at + MOST_PIECES));
    if (first == at || last == at) {
      return Optional.empty();
    }
    if (pieces.get(at).spoken() && Word.plain(pieces.get(at).text()).equals("chez")) {
      return isSpelt(first, at, last) ? valid(first, last) : Optional.empty();
    }
    int after = from == 0 ? 0 : pieces.get(from - 1).end();
    return valid(first, last).or(() -> Optional.of(malformed(first, last, after)));
  }

  /**
   * Returns whether « chez » stands for the at sign. In most sentences it is just a word, so both
   * sides of it must look like an address.
   */
  private boolean isSpelt(int first, int at, int last) {
    boolean dotted = pieces.subList(at + 1, last + 1).stream().anyMatch(Piece::isSign);
    boolean spoken = pieces.subList(at + 1, last + 1).stream().anyMatch(Piece::spoken);
    boolean local = at - first > 1 || pieces.get(first).text().chars().anyMatch(Character::isDigit);
    return dotted && (spoken || local);
  }

  /**
   * Returns the longest valid address. It tries the whole first, and then ever shorter ends, since
   * a sentence may go on without a space: « a@b.fr.Merci ».
   */
  private Optional<Entity> valid(int first, int last) {
    for (int end = last; end > first; end--) {
      if (!pieces.get(end).isSign()
          && !isCut(pieces.get(first).start())
          && Email.parse(spelt(first, end)) instanceof Parsed.Ok(String value)) {
        return Optional.of(
            new Entity(
                TYPE, pieces.get(first).start(), pieces.get(end).end(), value, Optional.empty()));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns whether the address would begin in the middle of what was typed. In « jean#durand@… »,
   * « durand@… » would be the address of somebody else.
   */
  private boolean isCut(int start) {
    return start > 0 && OTHER_SIGNS.indexOf(text.charAt(start - 1)) >= 0;
  }

  /**
   * Returns what looks like an address and is none, whole as it was typed, so that « jean@free,fr »
   * is quoted with the sign that is wrong in it. Where another at sign follows without a space, it
   * ends where the reading ends.
   *
   * @param after where the address before this one ends
   */
  private Entity malformed(int first, int last, int after) {
    int start = pieces.get(first).start();
    int end = pieces.get(last).end();
    int from = start;
    while (from > after && isTyped(from - 1)) {
      from--;
    }
    int until = end;
    while (until < text.length() && isTyped(until)) {
      until++;
    }
    boolean alone = until == text.length() || text.charAt(until) != '@';
    // The signs of the sentence around it are not part of it.
    while (from < start && !Character.isLetterOrDigit(text.charAt(from))) {
      from++;
    }
    while (until > end && !Character.isLetterOrDigit(text.charAt(until - 1))) {
      until--;
    }
    end = alone ? until : end;
    return new Entity(TYPE, from, end, text.substring(from, end), Optional.of("malformed"));
  }

  /**
   * Returns whether the character here was typed with the address: it is no space, does not begin
   * another address and does not announce this one.
   */
  private boolean isTyped(int index) {
    char c = text.charAt(index);
    return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '@' && c != ':';
  }

  private String spelt(int first, int last) {
    StringBuilder spelt = new StringBuilder();
    for (Piece piece : pieces.subList(first, last + 1)) {
      // Telephones write the typographic apostrophe, which no address holds.
      spelt.append(piece.isSign() ? piece.sign() : piece.text().replace('’', '\''));
    }
    return spelt.toString();
  }

  /**
   * Returns the index of the last part that belongs to the address in this direction. Parts and
   * signs take turns; several signs may follow one another.
   */
  private int reach(int at, int direction, int limit) {
    int reached = at;
    for (int i = at + direction; i * direction <= limit * direction; i += direction) {
      Piece piece = pieces.get(i);
      if (piece.isAt() || !isJoined(i, i - direction)) {
        break;
      }
      if (!piece.isSign()) {
        boolean afterSign = pieces.get(i - direction).isSign();
        if (!afterSign) {
          break;
        }
        reached = i;
      } else if (piece.spoken() || isEvenlySpaced(i)) {
        // Typed signs with a space on one side only belong to the sentence: « mon mail. jean@… ».
        continue;
      } else {
        break;
      }
    }
    return reached;
  }

  private boolean isJoined(int one, int other) {
    Piece left = pieces.get(Math.min(one, other));
    Piece right = pieces.get(Math.max(one, other));
    return text.substring(left.end(), right.start()).isBlank();
  }

  private boolean isEvenlySpaced(int sign) {
    if (sign == 0 || sign == pieces.size() - 1) {
      return false;
    }
    boolean before = pieces.get(sign - 1).end() < pieces.get(sign).start();
    boolean after = pieces.get(sign).end() < pieces.get(sign + 1).start();
    return before == after;
  }
}
