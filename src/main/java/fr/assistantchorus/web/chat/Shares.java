package fr.assistantchorus.web.chat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Places of which there are few on this node, such as those of uploads. One conversation, and one
 * network, may take a part of them only, so that others find one. Thread-safe.
 */
final class Shares {
  private final int all;
  private final int ofNetwork;
  private final int ofConversation;
  private final Map<String, Integer> byNetwork = new HashMap<>();
  private final Map<UUID, Integer> byConversation = new HashMap<>();
  private int taken;

  /**
   * @param all how many places there are
   * @param ofNetwork how many of them one network may take
   * @param ofConversation how many of them one conversation may take
   */
  Shares(int all, int ofNetwork, int ofConversation) {
    this.all = all;
    this.ofNetwork = ofNetwork;
    this.ofConversation = ofConversation;
  }

  /**
   * Takes a place.
   *
   * @param network a keyed hash of the network address
   * @return what gives it back, which is to be run once; empty where there is no place
   */
  synchronized Optional<Runnable> take(String network, UUID conversation) {
    if (taken >= all
        || byNetwork.getOrDefault(network, 0) >= ofNetwork
        || byConversation.getOrDefault(conversation, 0) >= ofConversation) {
      return Optional.empty();
    }
    taken++;
    byNetwork.merge(network, 1, Integer::sum);
    byConversation.merge(conversation, 1, Integer::sum);
    return Optional.of(() -> giveBack(network, conversation));
  }

  private synchronized void giveBack(String network, UUID conversation) {
    taken--;
    byNetwork.computeIfPresent(network, (_, many) -> many == 1 ? null : many - 1);
    byConversation.computeIfPresent(conversation, (_, many) -> many == 1 ? null : many - 1);
  }
}
