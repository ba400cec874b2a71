package fr.assistantchorus.intent;

import java.util.Set;

/** The model of the moment: another may take its place while it is asked. Thread-safe. */
public final class CurrentModel implements Understanding {
  private volatile IntentModel model;

  public CurrentModel(IntentModel model) {
    this.model = model;
  }

  /** From now on this one answers. */
  public void replace(IntentModel newer) {
    model = newer;
  }

  /** Every intent and sub-intent that it can tell. */
  public Set<String> intents() {
    return model.intents();
  }

  @Override
  public Understood understand(String text) {
    return model.understand(text);
  }
}
