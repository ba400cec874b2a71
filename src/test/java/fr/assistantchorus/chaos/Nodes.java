package fr.assistantchorus.chaos;

import fr.assistantchorus.process.support.ServerProcess;
import fr.assistantchorus.support.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Several servers on one database, so that some answer while another is being started again. */
final class Nodes implements AutoCloseable {
  /** A start competes for the cores with the load and with other starts. */
  private static final Duration START = Duration.ofMinutes(3);

  private final List<Node> nodes;

  Nodes(List<ServerProcess> servers) {
    this.nodes = servers.stream().map(Node::new).toList();
  }

  /** A server, and whether it is ready as far as one knows. */
  static final class Node {
    private final ServerProcess server;
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean up;
    private volatile Thread starting;

    private Node(ServerProcess server) {
      this.server = server;
    }

    ServerProcess server() {
      return server;
    }

    /** How many requests it has answered since it was ready. */
    long answers() {
      return answers.get();
    }

    void answered() {
      answers.incrementAndGet();
    }

    /** Starts it and does not wait. Without PostgreSQL a start fails, and is tried again. */
    void start() {
      server.launch();
      starting = Thread.ofVirtual().start(this::awaitReady);
    }

    private void awaitReady() {
      try {
        Waiting.until(
            "ready",
            START,
            () -> {
              if (!server.running()) {
                server.launch();
              }
              return server.answers("/health/ready");
            });
        answers.set(0);
        up = true;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    void kill() {
      up = false;
      server.kill();
    }
  }

  void startAll() throws InterruptedException {
    nodes.forEach(Node::start);
    awaitAll();
  }

  /** Waits for those that are being started; fails where one does not start. */
  void awaitAll() throws InterruptedException {
    for (Node node : nodes) {
      node.starting.join();
      if (!node.up) {
        throw new AssertionError("does not start:\n" + node.server.log());
      }
    }
  }

  /** Returns one that is ready, if there is one. */
  Optional<Node> any(Random random) {
    return busy(0, random);
  }

  /** Returns one that is ready and has answered so often since its start, if there is one. */
  Optional<Node> busy(long answers, Random random) {
    List<Node> busy = nodes.stream().filter(node -> node.up && node.answers() >= answers).toList();
    return busy.isEmpty() ? Optional.empty() : Optional.of(busy.get(random.nextInt(busy.size())));
  }

  @Override
  public void close() {
    nodes.forEach(node -> node.server.close());
  }
}
