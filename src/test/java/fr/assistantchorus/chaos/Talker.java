package fr.assistantchorus.chaos;

import fr.assistantchorus.chaos.Nodes.Node;
import fr.assistantchorus.process.support.ChatClient;
import fr.assistantchorus.process.support.ChatClient.Turn;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Somebody who has one conversation after the other, each turn through any node, and sends a turn
 * again under its id until it is answered.
 */
final class Talker {
  /** He gives up after this time, and that is a violation. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final long MOST_THINKING_NANOSECONDS = Duration.ofMillis(120).toNanos();
  private static final long RETRY_NANOSECONDS = Duration.ofMillis(40).toNanos();

  /** One turn in so many is sent a second time at once, to any node. */
  private static final int ONE_IN_IS_DOUBLED = 12;

  private static final AtomicLong ADDRESSES = new AtomicLong();

  private final Nodes nodes;
  private final Figures figures;
  private final Random random;
  private final List<Talk> talks = new ArrayList<>();

  Talker(Nodes nodes, Figures figures, long seed) {
    this.nodes = nodes;
    this.figures = figures;
    this.random = new Random(seed);
  }

  /** The conversations that he has had. */
  List<Talk> talks() {
    return talks;
  }

  /** Talks; ends with the first conversation that is over after it is enough. */
  void talk(BooleanSupplier enough) {
    while (!enough.getAsBoolean()) {
      Script[] scripts = Script.values();
      converse(scripts[random.nextInt(scripts.length)]);
    }
  }

  private void converse(Script script) {
    Optional<String> opened =
        untilAnswered("an opening", 201, node -> ChatClient.opening(node.server()));
    if (opened.isEmpty()) {
      return;
    }
    String address = "talk%d@ferme-exemple.fr".formatted(ADDRESSES.incrementAndGet());
    Talk talk = new Talk(ChatClient.of(opened.get()), script, address);
    talks.add(talk);
    figures.conversations.incrementAndGet();
    for (Script.Step step : script.steps()) {
      LockSupport.parkNanos(random.nextLong(MOST_THINKING_NANOSECONDS));
      if (!take(talk, step)) {
        return;
      }
    }
    figures.acts.addAndGet(script.acts());
  }

  /** Takes a turn; returns whether it went as it must. */
  private boolean take(Talk talk, Script.Step step) {
    Turn turn = step.turn(talk.address());
    Optional<String> body = send(talk, turn);
    if (body.isEmpty()) {
      return false;
    }
    figures.acknowledged.incrementAndGet();
    talk.acknowledge(turn, body.get());
    if (!body.get().contains(step.expected())) {
      figures.violated(
          "%s: « %s » was not answered by %s: %s"
              .formatted(talk, step.said(), step.expected(), body.get()));
      return false;
    }
    return random.nextInt(ONE_IN_IS_DOUBLED) != 0 || alike(talk, turn, body.get());
  }

  private boolean alike(Talk talk, Turn turn, String before) {
    Optional<String> again = send(talk, turn);
    if (!again.equals(Optional.of(before))) {
      figures.violated("%s: first %s, then %s".formatted(talk, before, again.orElse("nothing")));
      return false;
    }
    figures.repeated.incrementAndGet();
    return true;
  }

  private Optional<String> send(Talk talk, Turn turn) {
    return untilAnswered(talk.toString(), 200, node -> talk.chat().send(node.server(), turn));
  }

  /** Asks any node, again and again; empty where the answer is another one than must be. */
  private Optional<String> untilAnswered(
      String what, int status, Function<Node, HttpResponse<String>> request) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Optional<HttpResponse<String>> answer = nodes.any(random).flatMap(node -> ask(node, request));
      if (answer.isPresent()) {
        int got = answer.get().statusCode();
        if (got == status) {
          return Optional.of(answer.get().body());
        }
        if (got != 429 && got != 503) {
          figures.violated("%s: %d %s".formatted(what, got, answer.get().body()));
          return Optional.empty();
        }
        figures.putOff.incrementAndGet();
      }
      LockSupport.parkNanos(RETRY_NANOSECONDS);
    }
    figures.violated(what + ": not answered within " + PATIENCE);
    return Optional.empty();
  }

  private Optional<HttpResponse<String>> ask(
      Node node, Function<Node, HttpResponse<String>> request) {
    try {
      HttpResponse<String> answer = request.apply(node);
      node.answered();
      return Optional.of(answer);
    } catch (UncheckedIOException killed) {
      figures.broken.incrementAndGet();
      return Optional.empty();
    }
  }
}
