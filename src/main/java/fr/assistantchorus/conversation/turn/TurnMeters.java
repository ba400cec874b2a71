package fr.assistantchorus.conversation.turn;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;

/** Measures how long turns take, by what becomes of them, and nothing of what is said. */
public final class TurnMeters {
  private final MeterRegistry registry;

  public TurnMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  public Future<Taken> measured(Future<Taken> turn) {
    Timer.Sample sample = Timer.start(registry);
    return turn.onComplete(
        done -> sample.stop(timer(done.succeeded() ? outcome(done.result()) : "failed")));
  }

  private Timer timer(String outcome) {
    return Timer.builder("chorus.turns").tag("outcome", outcome).register(registry);
  }

  private static String outcome(Taken taken) {
    return switch (taken) {
      case Taken.Replied _ -> "replied";
      case Taken.Gone _ -> "gone";
      case Taken.Busy _ -> "busy";
    };
  }
}
