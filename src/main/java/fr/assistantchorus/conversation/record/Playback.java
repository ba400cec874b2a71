package fr.assistantchorus.conversation.record;

import fr.assistantchorus.conversation.record.Scene.Moment;
import fr.assistantchorus.conversation.record.Scene.Ran;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.Reply;
import fr.assistantchorus.conversation.turn.TurnLog.Logged;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.engine.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recorded conversation that was run through the engine once more, turn by turn. No action is
 * called and no secret is opened, since outcomes and references are in the log.
 */
public record Playback(List<Scene> scenes) {
  public Playback {
    scenes = List.copyOf(scenes);
  }

  /**
   * Steps through a log; pure.
   *
   * @param logged all events of one conversation, in their order
   * @param catalogs the catalog for each hash that stands in the log, but for those that cannot be
   *     read any more. From there on the machine's state is not known.
   */
  public static Playback of(List<Logged> logged, Map<String, Catalog> catalogs) {
    Machine machine = new Machine(catalogs);
    List<Scene> scenes = new ArrayList<>();
    List<Moment> moments = new ArrayList<>();
    for (Logged entry : logged) {
      machine.use(entry.catalog());
      if (Reply.isReply(entry.body())) {
        scenes.add(
            new Scene(
                scenes.size() + 1,
                entry.seq(),
                entry.time(),
                entry.catalog(),
                moments,
                entry.body(),
                machine.reply()));
        moments.clear();
      } else {
        moments.add(machine.step(entry.seq(), Json.event(entry.body())));
      }
    }
    return new Playback(scenes);
  }

  /** Returns the turns whose reply came out otherwise than it was recorded. */
  public List<Scene> differing() {
    return scenes.stream().filter(Scene::differs).toList();
  }

  /**
   * Returns the turns that come out otherwise with the very dialogs and the version of the engine
   * that they were answered with: a defect of the program, or a record that somebody has changed.
   */
  public List<Scene> defects() {
    return scenes.stream()
        .filter(scene ->
            scene.differs()
                && scene.ran().filter(ran -> ran.catalog().hash().equals(scene.hash())).isPresent())
        .toList();
  }

  /** How far the log has been run; not at all from dialogs on that cannot be read any more. */
  private static final class Machine {
    private final Map<String, Catalog> catalogs;
    private Optional<Course> course = Optional.of(Course.BEGINNING);

    Machine(Map<String, Catalog> catalogs) {
      this.catalogs = catalogs;
    }

    void use(String hash) {
      Optional<Catalog> catalog = Optional.ofNullable(catalogs.get(hash));
      course = course.flatMap(so -> catalog.map(so::on));
    }

    Moment step(long seq, Event event) {
      if (course.isEmpty()) {
        return new Moment(seq, event, Optional.empty(), List.of(), List.of());
      }
      int before = course.get().effects().size();
      Course after = course.get().after(event);
      course = Optional.of(after);
      return new Moment(
          seq,
          event,
          Optional.of(after.state()),
          after.effects().subList(before, after.effects().size()),
          after.passed());
    }

    Optional<Ran> reply() {
      Optional<Ran> ran =
          course.map(so -> new Ran(so.catalog().orElseThrow(), so.state(), so.reply()));
      course = course.map(Course::replied);
      return ran;
    }
  }
}
