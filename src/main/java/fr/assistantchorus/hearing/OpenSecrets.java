package fr.assistantchorus.hearing;

import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the values of examples, which are nobody's secrets, in memory; so that they can be compared
 * with what is expected.
 */
public final class OpenSecrets implements SecretKeeper {
  private final Map<String, SecretRef> references = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();

  @Override
  public SecretRef keep(String value, String mask) {
    return references.computeIfAbsent(
        value,
        _ -> {
          String id = "s" + references.size();
          values.put(id, value);
          return new SecretRef(id, mask);
        });
  }

  @Override
  public boolean standsFor(SecretRef ref, String value) {
    return value.equals(values.get(ref.id()));
  }

  /** Returns a value in the clear; empty for one that is no text. */
  public String shown(Value value) {
    return switch (value) {
      case Value.Text(String text) -> opened(text);
      case Value.Secret(SecretRef ref) -> values.getOrDefault(ref.id(), "");
      case Value.Number(long number) -> Long.toString(number);
      case Value.Moment _, Value.Options _, Value.Nothing _ -> "";
    };
  }

  /** A text that was hidden as a whole, or in part, has references in it. */
  private String opened(String text) {
    String opened = text;
    for (Map.Entry<String, SecretRef> kept : references.entrySet()) {
      opened = opened.replace(kept.getValue().token(), kept.getKey());
    }
    return opened;
  }
}
