package fr.assistantchorus.portal.signup;

import java.util.Optional;
import java.util.UUID;

/**
 * Who asks for an activation mail, as far as the portal can tell. What somebody is told depends on
 * what the same asker did before, and never on what others did for the same address.
 *
 * @param client a keyed hash of the network address
 * @param place the conversation, or the form, in which it is asked; a network may have many people
 * @param conversation the place, where it is a conversation
 */
public record Asker(String client, String place, Optional<UUID> conversation) {
  /** Returns somebody who asks in a conversation. */
  public static Asker in(UUID conversation, String client) {
    return new Asker(client, "conversation/" + conversation, Optional.of(conversation));
  }

  /**
   * Returns somebody who asks on a page.
   *
   * @param token of his browser: of his draft, for instance; nobody else knows it
   */
  public static Asker onPage(String token, String client) {
    return new Asker(client, "page/" + token, Optional.empty());
  }

  /** Returns somebody of whom nothing is known but the network address. */
  public static Asker from(String client) {
    return new Asker(client, "network/" + client, Optional.empty());
  }
}
