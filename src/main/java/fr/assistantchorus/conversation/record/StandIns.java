package fr.assistantchorus.conversation.record;

import fr.assistantchorus.conversation.record.Scene.Moment;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Interpretation.Answer;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.hearing.SecretKeeper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/**
 * Values that stand for the sensitive ones of a recorded conversation: valid where those were, and
 * wrong in the same way where those were wrong. No secret is opened for it, so it also works where
 * the key of the conversation was destroyed.
 *
 * <p>As a {@link SecretKeeper} it gives each such value the reference of the record, so that what
 * is heard anew can be compared with what was heard.
 */
public final class StandIns implements SecretKeeper {
  private final Map<String, Invented> byId = new LinkedHashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> masks = new HashMap<>();
  private final Set<String> guessed = new HashSet<>();
  private final InventedValues invented = new InventedValues();

  private StandIns() {}

  /**
   * @param type the code of a field type, or of an entity that the finders know
   */
  private record Invented(String type, String value) {}

  static StandIns of(Playback playback) {
    StandIns standIns = new StandIns();
    State before = State.NEW;
    for (Scene scene : playback.scenes()) {
      Optional<Catalog> catalog = scene.ran().map(Scene.Ran::catalog);
      for (Moment moment : scene.moments()) {
        standIns.learn(moment.event(), catalog, before);
        before = moment.after().orElse(before);
        standIns.learn(before, catalog);
      }
    }
    return standIns;
  }

  private void learn(Event event, Optional<Catalog> catalog, State before) {
    switch (event) {
      case Event.Started started ->
          started.handOver().ifPresent(ref -> add(ref, FieldType.HAND_OVER_CODE.code(), ""));
      case Event.UserSaid said -> {
        Optional<String> asked =
            catalog.flatMap(read -> Engine.expect(read, before)).map(Expect::type);
        learn(said.interpretation(), catalog, before);
        said.interpretation()
            .answer()
            .ifPresent(answer -> asked.ifPresent(type -> learn(answer, type)));
        learnTyped(said);
        guess(said, asked);
        if (saysMoreThanItsAnswer(said)) {
          whole(new Value.Text(said.text())).ifPresent(ref -> guessed.add(ref.id()));
        }
      }
      case Event.ActionReturned returned ->
          returned
              .values()
              .forEach((name, value) -> {
                if (value instanceof Value.Secret(SecretRef ref)) {
                  type(name, catalog, before).ifPresent(type -> add(ref, type, ""));
                }
              });
      case Event.Resumed _,
          Event.OptionChosen _,
          Event.FileReceived _,
          Event.AccountChanged _,
          Event.AgentJoined _,
          Event.AgentSaid _,
          Event.ReturnedToAssistant _,
          Event.TimedOut _,
          Event.CatalogChanged _,
          Event.Faulted _ -> {}
    }
  }

  private void learn(Interpretation heard, Optional<Catalog> catalog, State before) {
    heard
        .entities()
        .forEach(found -> {
          if (found.value() instanceof Value.Secret(SecretRef ref)) {
            add(ref, found.type(), found.problem().orElse(""));
          }
        });
    heard
        .named()
        .forEach(named -> {
          if (named.value() instanceof Value.Secret(SecretRef ref)) {
            type(named.slot(), catalog, before)
                .ifPresent(type -> add(ref, type, named.problem().orElse("")));
          }
        });
  }

  /**
   * Where a whole text was hidden, it is kept as it was typed, and besides as the field keeps it;
   * these are two references.
   */
  private void learnTyped(Event.UserSaid said) {
    Matcher whole = SecretRef.TOKEN.matcher(said.text());
    if (whole.matches() && !byId.containsKey(whole.group(1))) {
      said.interpretation()
          .answer()
          .flatMap(StandIns::kept)
          .map(ref -> byId.get(ref.id()))
          .ifPresent(known ->
              InventedValues.typed(known.value(), ids::containsKey)
                  .ifPresent(typed ->
                      put(new SecretRef(whole.group(1), whole.group(2)), known.type(), typed)));
    }
  }

  /** Returns whether a text was no good answer, and something else was read in it. */
  private static boolean saysMoreThanItsAnswer(Event.UserSaid said) {
    Interpretation heard = said.interpretation();
    return heard.answer().filter(Answer.Bad.class::isInstance).isPresent()
        && !heard.named().isEmpty();
  }

  /** Returns the reference that a value is, as such or as the whole of a text. */
  private static Optional<SecretRef> whole(Value value) {
    return switch (value) {
      case Value.Secret(SecretRef ref) -> Optional.of(ref);
      case Value.Text(String text) -> {
        Matcher token = SecretRef.TOKEN.matcher(text);
        yield token.matches()
            ? Optional.of(new SecretRef(token.group(1), token.group(2)))
            : Optional.empty();
      }
      case Value.Number _, Value.Moment _, Value.Options _, Value.Nothing _ -> Optional.empty();
    };
  }

  /** Invents something for what is hidden in a text and was read as nothing. */
  private void guess(Event.UserSaid said, Optional<String> asked) {
    Optional<String> nearby =
        said.interpretation().entities().stream()
            .filter(found -> found.value() instanceof Value.Secret)
            .map(Interpretation.Entity::type)
            .findFirst();
    SecretRef.TOKEN
        .matcher(said.text())
        .results()
        .filter(token -> !byId.containsKey(token.group(1)))
        .forEach(token -> {
          String type =
              InventedValues.masked(token.group(2))
                  .or(() -> nearby)
                  .or(() -> asked)
                  .orElse("password");
          invented
              .like(type, "", _ -> true, ids::containsKey)
              .ifPresent(value -> {
                put(new SecretRef(token.group(1), token.group(2)), type, value);
                guessed.add(token.group(1));
              });
        });
  }

  private static Optional<SecretRef> kept(Answer answer) {
    return switch (answer) {
      case Answer.Ok(Value.Secret(SecretRef ref)) -> Optional.of(ref);
      case Answer.Doubt(Value.Secret(SecretRef ref), _, _) -> Optional.of(ref);
      case Answer.Ok _, Answer.Doubt _, Answer.Bad _ -> Optional.empty();
    };
  }

  private void learn(Answer answer, String asked) {
    switch (answer) {
      case Answer.Ok(Value.Secret(SecretRef ref)) -> add(ref, asked, "");
      case Answer.Doubt(Value.Secret(SecretRef ref), String reason, _) -> add(ref, asked, reason);
      case Answer.Bad(String reason, boolean attempt, Value input) ->
          whole(input)
              .ifPresent(
                  ref -> add(ref, asked, reason, value -> attempt == (value.indexOf('@') >= 0)));
      case Answer.Ok _, Answer.Doubt _ -> {}
    }
  }

  private void learn(State state, Optional<Catalog> catalog) {
    for (Frame frame : state.stack()) {
      frame
          .slots()
          .forEach((name, value) -> {
            if (value instanceof Value.Secret(SecretRef ref) && !byId.containsKey(ref.id())) {
              type(name, catalog, frame).ifPresent(type -> add(ref, type, ""));
            }
          });
    }
  }

  private static Optional<String> type(String slot, Optional<Catalog> catalog, State state) {
    return state.stack().reversed().stream()
        .flatMap(frame -> type(slot, catalog, frame).stream())
        .findFirst();
  }

  private static Optional<String> type(String slot, Optional<Catalog> catalog, Frame frame) {
    return catalog
        .map(read -> read.dialogs().get(frame.dialog()))
        .map(dialog -> dialog.slots().get(slot))
        .map(Slot::type)
        .map(FieldType::code);
  }

  private void add(SecretRef ref, String type, String reason) {
    boolean hidden = ref.mask().equals(InventedValues.HIDDEN);
    Optional<FieldType> field = FieldType.ofCode(type);
    add(
        ref,
        type,
        reason,
        value ->
            field
                .filter(own -> hidden == own.mask(value).equals(InventedValues.HIDDEN))
                .isPresent());
  }

  /**
   * @param wanted what a wrong value should be like, where that can be
   */
  private void add(SecretRef ref, String type, String reason, Predicate<String> wanted) {
    if (!ref.mask().equals(InventedValues.HIDDEN)) {
      masks.putIfAbsent(ref.id(), ref.mask());
    }
    if (!byId.containsKey(ref.id())) {
      invented
          .like(type, reason, wanted, ids::containsKey)
          .ifPresent(value -> put(ref, type, value));
    }
  }

  private void put(SecretRef ref, String type, String value) {
    byId.put(ref.id(), new Invented(type, value));
    ids.put(value, ref.id());
  }

  /**
   * Returns a recorded text with such a value in the place of each reference; empty where it is not
   * known what one of them stood for.
   */
  public Optional<String> clear(String text) {
    boolean all =
        SecretRef.TOKEN
            .matcher(text)
            .results()
            .map(match -> match.group(1))
            .allMatch(id -> byId.containsKey(id) && !guessed.contains(id));
    return all ? Optional.of(replaced(text)) : Optional.empty();
  }

  /**
   * Does the same with something in the place of each reference, be it only a guess of what was
   * there; it leaves the mask where not even that can be made.
   */
  public String replaced(String text) {
    return SecretRef.TOKEN
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match)));
  }

  private String value(MatchResult match) {
    Invented known = byId.get(match.group(1));
    return known == null ? match.group(2) : known.value();
  }

  /** Returns the value that stands for a reference, with its type; empty where there is none. */
  Optional<Map.Entry<String, String>> valueOf(SecretRef ref) {
    return Optional.ofNullable(byId.get(ref.id())).map(one -> Map.entry(one.type(), one.value()));
  }

  @Override
  public SecretRef keep(String value, String mask) {
    String id = ids.computeIfAbsent(value, _ -> "heard-anew-" + ids.size());
    byId.putIfAbsent(id, new Invented("text", value));
    // One value has the mask of its type where it is read, and a plain one in a hidden text.
    return new SecretRef(
        id, mask.equals(InventedValues.HIDDEN) ? mask : masks.getOrDefault(id, mask));
  }

  @Override
  public boolean standsFor(SecretRef ref, String value) {
    return ref.id().equals(ids.get(value));
  }
}
