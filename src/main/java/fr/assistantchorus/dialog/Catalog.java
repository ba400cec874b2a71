package fr.assistantchorus.dialog;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that {@code dialogs/} says, read and checked: what the engine runs.
 *
 * @param hash SHA-256, hex, of the sources and the engine's version; a conversation is pinned to it
 * @param dialogs by name
 * @param facts by intent ({@code parent/child}): the answers to questions of fact
 * @param sources by file name relative to {@code dialogs/}: the text it was read from
 */
public record Catalog(
    String hash,
    Map<String, Dialog> dialogs,
    Map<String, Fact> facts,
    Map<String, String> sources) {

  public Catalog {
    dialogs = Map.copyOf(dialogs);
    facts = Map.copyOf(facts);
    sources = Map.copyOf(sources);
  }

  /** The dialog of this name; the checker has made sure that every name in the catalog is known. */
  public Dialog dialog(String name) {
    Dialog dialog = dialogs.get(name);
    if (dialog == null) {
      throw new IllegalArgumentException("no dialog " + name + " in catalog " + hash);
    }
    return dialog;
  }

  /** The dialog that a conversation begins with on this page of the portal. */
  public Optional<Dialog> begunOn(String path) {
    return dialogs.values().stream()
        .filter(dialog -> dialog.pages().stream().anyMatch(path::startsWith))
        .min(Comparator.comparing(Dialog::name));
  }

  /**
   * The dialog that an intent starts; a sub-intent without a dialog of its own starts its parent's.
   */
  public Optional<Dialog> triggeredBy(String intent) {
    Optional<Dialog> exact =
        dialogs.values().stream().filter(d -> d.triggers().contains(intent)).findFirst();
    int slash = intent.indexOf('/');
    return exact.isPresent() || slash < 0 ? exact : triggeredBy(intent.substring(0, slash));
  }
}
