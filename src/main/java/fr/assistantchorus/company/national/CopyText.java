package fr.assistantchorus.company.national;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Rows in the text format of COPY (PostgreSQL's manual, COPY, File Formats), a part at a time. */
final class CopyText {
  /** In characters; more than any field of the national files. */
  private static final int LONGEST_FIELD = 500;

  private static final int PART = 1 << 16;

  private final StringBuilder text = new StringBuilder(PART * 2);
  private int rowStart;

  void startRow() {
    rowStart = text.length();
  }

  /** Takes the row that was started back. */
  void dropRow() {
    text.setLength(rowStart);
  }

  void endRow() {
    text.setCharAt(text.length() - 1, '\n');
  }

  /**
   * Adds a field to the row; an empty one is NULL.
   *
   * @return why it cannot be kept, as the end of a sentence
   */
  Optional<String> add(String field) {
    if (field.isEmpty()) {
      text.append("\\N\t");
      return Optional.empty();
    }
    if (field.length() > LONGEST_FIELD) {
      return Optional.of("is longer than %d characters".formatted(LONGEST_FIELD));
    }
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\0' -> {
          return Optional.of("contains U+0000");
        }
        case '\uFFFD' -> {
          return Optional.of("is not UTF-8");
        }
        default -> text.append(c);
      }
    }
    text.append('\t');
    return Optional.empty();
  }

  boolean isFull() {
    return text.length() >= PART;
  }

  /** Returns the rows that have ended, as UTF-8, and forgets them. */
  byte[] take() {
    byte[] rows = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    rowStart = 0;
    return rows;
  }
}
