package fr.assistantchorus.field;

/** What became of a person's text read as a field: the canonical value, or why not. */
public sealed interface Parsed {

  /**
   * @param value the canonical form: no separators, one case
   */
  record Ok(String value) implements Parsed {}

  /**
   * @param reason one of {@link FieldType#reasons()}, which a dialog's {@code invalid} answers
   */
  record Bad(String reason) implements Parsed {}
}
