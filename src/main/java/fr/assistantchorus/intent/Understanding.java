package fr.assistantchorus.intent;

import fr.assistantchorus.entity.EntityExtractor;
import java.time.LocalDate;

/** Tells what a text says. Thread-safe; linear in the text's length; never fails on a text. */
public interface Understanding {
  Understood understand(String text);

  /**
   * With the dates that the text names, « hier soir » among them.
   *
   * @param today where the person is; the clock is the caller's, so that a replay is equal
   */
  default Understood understand(String text, LocalDate today) {
    Understood understood = understand(text);
    return new Understood(
        understood.ranked(),
        understood.certainty(),
        EntityExtractor.withDates(understood.entities(), text, today));
  }
}
