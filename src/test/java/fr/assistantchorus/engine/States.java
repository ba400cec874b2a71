package fr.assistantchorus.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** States of a conversation for tests. */
final class States {
  private States() {}

  /**
   * @param frames dialog/state each, innermost last
   */
  static State of(Optional<String> account, Set<String> roles, String... frames) {
    List<Frame> stack =
        List.of(frames).stream()
            .map(frame -> frame.split("/"))
            .map(
                names -> new Frame(names[0], names[1], Map.of(), 0, List.of(), List.of(), Map.of()))
            .toList();
    return State.NEW.withStack(stack).withAccount(account, roles);
  }
}
