package fr.assistantchorus.field;

/** What became of a person's text read as a field: the canonical value, a doubt, or why not. */
public sealed interface Parsed {

  /**
   * @param value the canonical form: no separators, one case
   */
  record Ok(String value) implements Parsed {}

  /**
   * Well formed but odd: to be confirmed by the person, not refused.
   *
   * @param value the canonical form
   * @param reason one of {@link FieldType#doubts()}
   */
  record Doubt(String value, String reason) implements Parsed {}

  /**
   * @param reason one of {@link FieldType#reasons()}, which a dialog's {@code invalid} answers
   */
  record Bad(String reason) implements Parsed {}
}
