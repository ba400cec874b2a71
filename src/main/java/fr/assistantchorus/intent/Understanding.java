package fr.assistantchorus.intent;

/** Tells what a text says. Thread-safe; linear in the text's length; never fails on a text. */
public interface Understanding {
  Understood understand(String text);
}
