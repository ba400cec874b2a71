package fr.assistantchorus.web.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Places of which there are few on this node, such as those of uploads. One conversation or
 * account, and one network, may take a part of them only, so that others find one. Thread-safe.
 */
public final class Shares {
  private final int all;
  private final int ofNetwork;
  private final int ofOne;
  private final Map<String, Integer> byNetwork = new HashMap<>();
  private final Map<UUID, Integer> byOne = new HashMap<>();
  private int taken;

  /**
   * @param all how many places there are
   * @param ofNetwork how many of them one network may take
   * @param ofOne how many of them one conversation or account may take
   */
  public Shares(int all, int ofNetwork, int ofOne) {
    this.all = all;
    this.ofNetwork = ofNetwork;
    this.ofOne = ofOne;
  }

  /**
   * Takes a place.
   *
   * @param network a keyed hash of the network address
   * @param one the conversation or the account
   * @return what gives it back, which is to be run once; empty where there is no place
   */
  public synchronized Optional<Runnable> take(String network, UUID one) {
    if (taken >= all
        || byNetwork.getOrDefault(network, 0) >= ofNetwork
        || byOne.getOrDefault(one, 0) >= ofOne) {
      return Optional.empty();
    }
    taken++;
    byNetwork.merge(network, 1, Integer::sum);
    byOne.merge(one, 1, Integer::sum);
    return Optional.of(() -> giveBack(network, one));
  }

  private synchronized void giveBack(String network, UUID one) {
    taken--;
    byNetwork.computeIfPresent(network, (_, many) -> many == 1 ? null : many - 1);
    byOne.computeIfPresent(one, (_, many) -> many == 1 ? null : many - 1);
  }
}
