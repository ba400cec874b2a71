package fr.assistantchorus.engine;

import fr.assistantchorus.dialog.Speaker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a conversation is.
 *
 * @param stack the dialogs under way, the innermost last; empty between two dialogs
 * @param settings as {@link Event.Started} gave them
 * @param account the account that the conversation speaks for
 * @param offers what is shown as buttons beside the question: intents, and answers to correct (see
 *     {@link Offers})
 * @param last what was said last, for « répète »
 * @param ended the dialog that ended last, for « je me suis trompé » right after it
 * @param misses how many texts in a row were not understood while no question was open
 * @param withAgent whether a human answers, or is waited for
 * @param silent whether a {@link Event.TimedOut} has been answered since the person last did
 *     something
 * @param wish the intent of a second wish, which is offered once what is under way is over; only
 *     one waits, and a later one replaces it
 * @param awaiting the dialog that begins once the person has logged in; they asked for it before
 * @param speaker who speaks, by the code of a {@link Speaker}; empty where nothing has told it
 * @param agent the human who answers; empty where none has come yet
 * @param later what a later version of the program has written here besides, which this one does
 *     not know and carries over: both run beside each other during a deploy
 */
public record State(
    List<Frame> stack,
    Map<String, Value> settings,
    Optional<String> account,
    Set<String> roles,
    List<String> offers,
    List<Message> last,
    Optional<Frame> ended,
    int misses,
    boolean withAgent,
    boolean silent,
    Optional<String> wish,
    Optional<Frame> awaiting,
    Optional<String> speaker,
    Optional<HumanAgent> agent,
    Map<String, Object> later) {

  public State {
    stack = List.copyOf(stack);
    settings = Map.copyOf(settings);
    roles = Set.copyOf(roles);
    offers = List.copyOf(offers);
    last = List.copyOf(last);
    // States that were written before have none.
    speaker = speaker == null ? Optional.empty() : speaker;
    agent = agent == null ? Optional.empty() : agent;
    later = Later.copyOf(later);
  }

  /** The state of a conversation before {@link Event.Started}. */
  public static final State NEW =
      new State(
          List.of(),
          Map.of(),
          Optional.empty(),
          Set.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          0,
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of());

  /** Returns the innermost dialog, if one is under way. */
  public Optional<Frame> top() {
    return stack.isEmpty() ? Optional.empty() : Optional.of(stack.getLast());
  }

  // Each of these returns this state with one part changed, so that nobody passes all parts by
  // place.

  State withStack(List<Frame> stack) {
    return new State(
        stack, settings, account, roles, offers, last, ended, misses, withAgent, silent, wish,
        awaiting, speaker, agent, later);
  }

  State withSettings(Map<String, Value> settings) {
    return new State(
        stack, settings, account, roles, offers, last, ended, misses, withAgent, silent, wish,
        awaiting, speaker, agent, later);
  }

  State withAccount(Optional<String> account, Set<String> roles) {
    return new State(
        stack, settings, account, roles, offers, last, ended, misses, withAgent, silent, wish,
        awaiting, speaker, agent, later);
  }

  State withOffers(List<String> offers) {
    return new State(
        stack, settings, account, roles, offers, last, ended, misses, withAgent, silent, wish,
        awaiting, speaker, agent, later);
  }

  State withLast(List<Message> last) {
    return new State(
        stack, settings, account, roles, offers, last, ended, misses, withAgent, silent, wish,
        awaiting, speaker, agent, later);
  }

  State withEnded(Optional<Frame> ended) {
    return new State(
        stack, settings, account, roles, offers, last, ended, misses, withAgent, silent, wish,
        awaiting, speaker, agent, later);
  }

  State withMisses(int misses) {
    return new State(
        stack, settings, account, roles, offers, last, ended, misses, withAgent, silent, wish,
        awaiting, speaker, agent, later);
  }

  State withAgent(Optional<HumanAgent> agent) {
    return new State(
        stack, settings, account, roles, offers, last, ended, misses, withAgent, silent, wish,
        awaiting, speaker, agent, later);
  }

  State withAgentSpeaking(boolean withAgent) {
    return new State(
        stack, settings, account, roles, offers, last, ended, misses, withAgent, silent, wish,
        awaiting, speaker, agent, later);
  }

  State withSilent(boolean silent) {
    return new State(
        stack, settings, account, roles, offers, last, ended, misses, withAgent, silent, wish,
        awaiting, speaker, agent, later);
  }

  State withWish(Optional<String> wish) {
    return new State(
        stack, settings, account, roles, offers, last, ended, misses, withAgent, silent, wish,
        awaiting, speaker, agent, later);
  }

  State withAwaiting(Optional<Frame> awaiting) {
    return new State(
        stack, settings, account, roles, offers, last, ended, misses, withAgent, silent, wish,
        awaiting, speaker, agent, later);
  }

  State withSpeaker(Optional<String> speaker) {
    return new State(
        stack, settings, account, roles, offers, last, ended, misses, withAgent, silent, wish,
        awaiting, speaker, agent, later);
  }
}
