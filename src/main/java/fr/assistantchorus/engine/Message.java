package fr.assistantchorus.engine;

import java.util.List;

/**
 * Something that is said to a person. Texts are plain, are enough by themselves, and may contain
 * secret tokens.
 */
public sealed interface Message {
  /**
   * Returns where the message comes from: {@code dialog/state}, or {@code fact/intent} for the
   * answer to a question of fact.
   */
  String id();

  String text();

  record Text(String id, String text) implements Message {}

  record Recap(String id, String text, List<Row> rows) implements Message {}

  record Table(String id, String text, List<String> columns, List<List<String>> rows)
      implements Message {}

  record Link(String id, String text, String href, String label) implements Message {}

  record Image(String id, String text, String src, String alt) implements Message {}

  record Row(String slot, String label, String value) {}
}
