package fr.assistantchorus.field;

/**
 * What a person's text gives when it is read as a field: the canonical value, a doubt about it, or
 * the reason why it is refused.
 */
public sealed interface Parsed {

  /**
   * The text is accepted.
   *
   * @param value the canonical form: no separators, one case
   */
  record Ok(String value) implements Parsed {}

  /**
   * The text is well formed but odd, so the person is asked to confirm it.
   *
   * @param value the canonical form
   * @param reason one of {@link FieldType#doubts()}
   */
  record Doubt(String value, String reason) implements Parsed {}

  /**
   * The text is refused.
   *
   * @param reason one of {@link FieldType#reasons()}; a dialog answers it under {@code invalid}
   */
  record Bad(String reason) implements Parsed {}
}
