package fr.assistantchorus.intent;

import java.util.Set;

/** Answers with a model that can be replaced while it is being asked. Thread-safe. */
public final class CurrentModel implements Understanding {
  private volatile IntentModel model;

  public CurrentModel(IntentModel model) {
    this.model = model;
  }

  /** Makes this model answer from now on. */
  public void replace(IntentModel newer) {
    model = newer;
  }

  /** Returns every intent and sub-intent that the model can tell. */
  public Set<String> intents() {
    return model.intents();
  }

  @Override
  public Understood understand(String text) {
    return model.understand(text);
  }
}
