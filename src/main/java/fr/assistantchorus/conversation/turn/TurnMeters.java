package fr.assistantchorus.conversation.turn;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Measures how long turns take, by what becomes of them, and nothing of what is said. */
public final class TurnMeters {
  private final MeterRegistry registry;

  /** The timers by what became of turns, of which there are four kinds. */
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  public TurnMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  public Future<Taken> measured(Future<Taken> turn) {
    Timer.Sample sample = Timer.start(registry);
    return turn.onComplete(done ->
        sample.stop(
            timers.computeIfAbsent(
                done.succeeded() ? outcome(done.result()) : "failed", this::timer)));
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
