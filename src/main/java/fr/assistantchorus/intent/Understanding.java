package fr.assistantchorus.intent;

import fr.assistantchorus.entity.EntityExtractor;
import java.time.LocalDate;

/**
 * Tells what a text says. It is thread-safe, takes time linear in the length of the text, and fails
 * on no text.
 */
public interface Understanding {
  Understood understand(String text);

  /**
   * Understands the text with the dates that it names, such as « hier soir ».
   *
   * @param today the day where the person is; the caller gives it, so that a replay is equal
   */
  default Understood understand(String text, LocalDate today) {
    Understood understood = understand(text);
    return new Understood(
        understood.ranked(),
        understood.certainty(),
        EntityExtractor.withDates(understood.entities(), text, today));
  }
}
