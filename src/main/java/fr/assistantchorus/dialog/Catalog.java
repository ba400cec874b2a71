package fr.assistantchorus.dialog;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that {@code dialogs/} says, read and checked. The engine runs it.
 *
 * @param hash SHA-256, in hex, of the sources and the engine's version; a conversation is pinned to
 *     it
 * @param dialogs by name
 * @param facts the answers to questions of fact, by intent ({@code parent/child})
 * @param sources the text that it was read from, by file name relative to {@code dialogs/}
 * @param triggered the dialogs by the intents that start them
 */
public record Catalog(
    String hash,
    Map<String, Dialog> dialogs,
    Map<String, Fact> facts,
    Map<String, String> sources,
    Map<String, Dialog> triggered) {

  public Catalog {
    dialogs = Map.copyOf(dialogs);
    facts = Map.copyOf(facts);
    sources = Map.copyOf(sources);
    triggered = Map.copyOf(triggered);
  }

  public Catalog(
      String hash,
      Map<String, Dialog> dialogs,
      Map<String, Fact> facts,
      Map<String, String> sources) {
    this(hash, dialogs, facts, sources, byIntent(dialogs.values()));
  }

  private static Map<String, Dialog> byIntent(Collection<Dialog> dialogs) {
    Map<String, Dialog> byIntent = new HashMap<>();
    dialogs.forEach(dialog -> dialog.triggers().forEach(intent -> byIntent.put(intent, dialog)));
    return byIntent;
  }

  /**
   * Returns the dialog of this name. The checker has made sure that every name in the catalog is
   * known.
   */
  public Dialog dialog(String name) {
    Dialog dialog = dialogs.get(name);
    if (dialog == null) {
      throw new IllegalArgumentException("no dialog " + name + " in catalog " + hash);
    }
    return dialog;
  }

  /**
   * Returns the dialog that a conversation begins with on this page of the portal; empty where
   * there is none.
   */
  public Optional<Dialog> begunOn(String path) {
    return dialogs.values().stream()
        .filter(dialog -> dialog.pages().stream().anyMatch(path::startsWith))
        .min(Comparator.comparing(Dialog::name));
  }

  /**
   * Returns the dialog that an intent starts. A sub-intent without a dialog of its own starts that
   * of its parent.
   */
  public Optional<Dialog> triggeredBy(String intent) {
    Dialog dialog = triggered.get(intent);
    if (dialog != null) {
      return Optional.of(dialog);
    }
    int slash = intent.indexOf('/');
    return slash < 0 ? Optional.empty() : triggeredBy(intent.substring(0, slash));
  }
}
