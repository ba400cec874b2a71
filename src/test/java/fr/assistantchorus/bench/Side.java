package fr.assistantchorus.bench;

import io.vertx.core.Vertx;
import java.time.Duration;

/** One of those that are measured in turn. */
record Side(Program program, int port) implements AutoCloseable {

  Load.Seen run(Vertx vertx, Scenario scenario, Duration time) {
    return new Load(vertx, port, scenario).run(time, program::cpu);
  }

  @Override
  public void close() {
    program.close();
  }
}
