package fr.assistantchorus.intent;

import fr.assistantchorus.intent.phrase.Phrase;

/** Which part of an intent's name counts where answers are compared. */
public enum Grain {
  /** {@code parent}: a question of fact counts as the intent that it belongs to. */
  PARENT,
  /** {@code parent/child}, or {@code parent} for an intent without children. */
  CHILD;

  String of(String intent) {
    return switch (this) {
      case PARENT -> Phrase.parent(intent);
      case CHILD -> intent;
    };
  }
}
