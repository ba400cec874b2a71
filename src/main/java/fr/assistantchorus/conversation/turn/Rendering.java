package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.engine.SecretRef;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;

/**
 * Puts a conversation's secrets into what its owner is given. Apart from an act, this is the only
 * way in which they leave.
 */
public final class Rendering {
  private final SecretStore store;

  public Rendering(SecretStore store) {
    this.store = store;
  }

  /**
   * @param json as it was recorded, with tokens
   * @return the same with the values in place of the tokens, or with their masks where the values
   *     were erased
   */
  public Future<String> clear(UUID conversation, String json, Secrets secrets) {
    if (!SecretRef.mayStandIn(json)) {
      return Future.succeededFuture(json);
    }
    List<String> ids =
        SecretRef.TOKEN
            .matcher(json)
            .results()
            .map(match -> match.group(1))
            .filter(id -> !secrets.values().containsKey(id))
            .distinct()
            .toList();
    if (ids.isEmpty() || !secrets.readable()) {
      return Future.succeededFuture(replaced(json, secrets.values()));
    }
    return store
        .find(conversation, ids.toArray(String[]::new))
        .map(sealed -> {
          sealed.forEach(secrets::open);
          return replaced(json, secrets.values());
        });
  }

  private static String replaced(String json, Map<String, String> values) {
    return SecretRef.TOKEN
        .matcher(json)
        .replaceAll(match -> {
          String value = values.get(match.group(1));
          return value == null ? Matcher.quoteReplacement(match.group(2)) : Json.escaped(value);
        });
  }
}
