package fr.assistantchorus.engine;

import java.util.List;

/**
 * Something said to a person; texts are plain, enough by themselves, and may hold secret tokens.
 */
public sealed interface Message {
  /** dialog/state, of the state that says it. */
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
