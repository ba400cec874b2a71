package fr.assistantchorus.conversation.turn;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import fr.assistantchorus.engine.Command;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.Frame;
import fr.assistantchorus.engine.HumanAgent;
import fr.assistantchorus.engine.Interpretation;
import fr.assistantchorus.engine.Message;
import fr.assistantchorus.engine.State;
import fr.assistantchorus.engine.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes states, events and replies as JSON, and reads them.
 *
 * <p>During a deploy a later version of the program writes beside this one. What it adds to a state
 * is carried over; what it adds elsewhere is read over, since what is logged is never written
 * again.
 */
public final class Json {
  /** What each event begins with. */
  static final String EVENT = "{\"is\":";

  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new BlackbirdModule())
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .addMixIn(Event.class, Tagged.class)
          .addMixIn(Value.class, Tagged.class)
          .addMixIn(Interpretation.Answer.class, Tagged.class)
          .addMixIn(Command.class, Tagged.class)
          .addMixIn(Message.class, Kind.class)
          .addMixIn(State.class, CarriedOverInState.class)
          .addMixIn(Frame.class, CarriedOverInFrame.class)
          .build();

  private static final Map<Class<?>, String> KINDS =
      Arrays.stream(Event.class.getPermittedSubclasses())
          .collect(Collectors.toUnmodifiableMap(type -> type, Json::name));

  static {
    register(Event.class);
    register(Value.class);
    register(Interpretation.Answer.class);
    register(Command.class);
    register(Message.class);
  }

  private Json() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Tagged {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  private interface Kind {}

  /** Has the same parameters as the record, so that the last is given what has no name there. */
  private abstract static class CarriedOverInState {
    CarriedOverInState(
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
        @JsonAnySetter Map<String, Object> later) {}

    @JsonAnyGetter
    abstract Map<String, Object> later();
  }

  /** Does the same for a frame. */
  private abstract static class CarriedOverInFrame {
    CarriedOverInFrame(
        String dialog,
        String state,
        Map<String, Value> slots,
        int attempts,
        List<String> trail,
        List<String> asked,
        @JsonAnySetter Map<String, Object> later) {}

    @JsonAnyGetter
    abstract Map<String, Object> later();
  }

  /**
   * Names each record of a sealed interface after its class: {@code UserSaid} is {@code user-said}.
   */
  private static void register(Class<?> sealed) {
    Arrays.stream(sealed.getPermittedSubclasses())
        .forEach(type -> MAPPER.registerSubtypes(new NamedType(type, name(type))));
  }

  private static String name(Class<?> type) {
    return WORD_START.matcher(type.getSimpleName()).replaceAll("-").toLowerCase();
  }

  /** Returns the name of a kind of events, as it stands in their JSON. */
  public static String kind(Class<? extends Event> type) {
    return KINDS.get(type);
  }

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  public static State state(String json) {
    return read(json, State.class);
  }

  public static Event event(String json) {
    return read(json, Event.class);
  }

  public static JsonNode tree(String json) {
    return read(json, JsonNode.class);
  }

  @SuppressWarnings("unchecked")
  static Map<String, String> texts(String json) {
    return read(json, Map.class);
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read a " + type.getSimpleName(), e);
    }
  }

  /**
   * Returns a text as it stands between the quotes of a JSON string, for the replacements of a
   * {@link Matcher}.
   */
  static String escaped(String text) {
    String quoted = write(text);
    return Matcher.quoteReplacement(quoted.substring(1, quoted.length() - 1));
  }
}
