package fr.assistantchorus.intent;

/** Which of an intent's names counts where answers are compared. */
public enum Grain {
  /** {@code parent}: a question of fact counts as the intent that it belongs to. */
  PARENT,
  /** {@code parent/child}, and {@code parent} for what has no child. */
  CHILD;

  String of(String intent) {
    return switch (this) {
      case PARENT -> Phrase.parent(intent);
      case CHILD -> intent;
    };
  }
}
