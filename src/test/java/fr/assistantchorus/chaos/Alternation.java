package fr.assistantchorus.chaos;

import fr.assistantchorus.process.support.ChatClient;
import fr.assistantchorus.process.support.ChatClient.Turn;
import fr.assistantchorus.process.support.ServerProcess;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A hundred conversations that alternate between two servers, turn by turn: those that began before
 * the second one was started, and those that began when both ran.
 */
final class Alternation {
  private static final int BEFORE = 50;
  private static final int AFTER = 50;

  /** Stands in the answer of a server that has restarted a dialog. */
  private static final String RESTARTED = "\"changed/";

  private final ServerProcess old;
  private final ServerProcess now;
  private final Figures figures;
  private final boolean oldMayRestart;
  private final List<Talk> talks = new ArrayList<>();
  private final Map<Talk, ServerProcess> restarted = new HashMap<>();

  /**
   * @param old runs
   * @param now does not run yet
   */
  Alternation(ServerProcess old, ServerProcess now, Figures figures, boolean oldMayRestart) {
    this.old = old;
    this.now = now;
    this.figures = figures;
    this.oldMayRestart = oldMayRestart;
  }

  List<Talk> talks() {
    return talks;
  }

  /** The conversations whose dialogs nobody has restarted. */
  List<Talk> unbroken() {
    return talks.stream().filter(talk -> !restarted.containsKey(talk)).toList();
  }

  long restartedBy(ServerProcess server) {
    return restarted.values().stream().filter(server::equals).count();
  }

  void run() {
    for (int number = 0; number < BEFORE; number++) {
      Talk talk = open(old);
      // Many have a dialog under way, pinned to yesterday's dialogs, when today's program starts.
      go(talk, List.of(old), number % talk.script().steps().size());
    }
    now.start();
    List.copyOf(talks).forEach(talk -> finish(talk, List.of(now, old)));
    // As when one of several nodes falls while the deploy is under way.
    old.kill();
    old.start();
    for (int number = 0; number < AFTER; number++) {
      Talk talk = open(number % 2 == 0 ? old : now);
      finish(talk, number / 2 % 2 == 0 ? List.of(now, old) : List.of(old, now));
    }
  }

  private Talk open(ServerProcess server) {
    int number = talks.size();
    Script[] scripts = Script.values();
    String address = "both%d@ferme-exemple.fr".formatted(number);
    Talk talk = new Talk(ChatClient.open(server), scripts[number % scripts.length], address);
    talks.add(talk);
    figures.conversations.incrementAndGet();
    return talk;
  }

  private void finish(Talk talk, List<ServerProcess> inTurn) {
    go(talk, inTurn, talk.script().steps().size());
    if (talk.whole() && !restarted.containsKey(talk)) {
      figures.acts.addAndGet(talk.script().acts());
    }
  }

  /** Goes on up to so many turns in all, or until a dialog is restarted. */
  private void go(Talk talk, List<ServerProcess> inTurn, int most) {
    List<Script.Step> steps = talk.script().steps();
    for (int index = talk.answered().size(); index < most; index++) {
      Script.Step step = steps.get(index);
      ServerProcess server = inTurn.get(index % inTurn.size());
      Turn turn = step.turn(talk.address());
      HttpResponse<String> answer = talk.chat().send(server, turn);
      if (answer.statusCode() == 200) {
        figures.acknowledged.incrementAndGet();
        talk.acknowledge(turn, answer.body());
      }
      if (answer.body().contains(RESTARTED)) {
        restarted.put(talk, server);
        if (server == old && oldMayRestart) {
          return;
        }
      }
      if (answer.statusCode() != 200
          || answer.body().contains(RESTARTED)
          || !answer.body().contains(step.expected())) {
        figures.violated(
            "%s: « %s » was not answered by %s: %d %s"
                .formatted(talk, step.said(), step.expected(), answer.statusCode(), answer.body()));
        return;
      }
    }
  }
}
