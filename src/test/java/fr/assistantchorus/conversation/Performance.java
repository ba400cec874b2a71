package fr.assistantchorus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.support.Futures;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Mails;
import fr.assistantchorus.support.Tables;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Plays a {@link Script} in a house of its own. */
final class Performance {
  private final House house;
  private final Script script;
  private UUID conversation;
  private String token;
  private JsonNode reply;
  private String code = "";
  private final List<String> unread = new ArrayList<>();
  private final List<String> transcript = new ArrayList<>();
  private int mailsSeen;
  private boolean checked = true;

  Performance(House house, Script script) {
    this.house = house;
    this.script = script;
  }

  void play() throws Exception {
    for (Script.Line line : script.lines()) {
      try {
        play(line);
      } catch (AssertionError e) {
        throw new AssertionError(
            "%s:%d: %s%n%s"
                .formatted(
                    script.file(), line.number(), e.getMessage(), String.join("\n", transcript)),
            e);
      }
    }
    nothingUnread();
    assertThat(Futures.get(house.replay.asItWas(conversation)))
        .as("the replay's differences")
        .isEmpty();
  }

  private void play(Script.Line line) throws Exception {
    switch (line.word()) {
      case "pending" -> house.pending(line.rest());
      case "account" -> house.account(line.rest());
      case "draft" -> draft(line.rest());
      case "page" -> openOn(line.rest());
      case "bound" -> bind();
      case "file" -> turn(new TurnRequest.Input.File(line.rest()));
      case ">" -> turn(new TurnRequest.Input.Text(line.rest().replace("{code}", code)));
      case "+" -> turn(new TurnRequest.Input.Option(option(line.rest())));
      case "<" -> message(line.rest());
      case "?" -> assertThat(String.join(" | ", labels())).isEqualTo(line.rest());
      case "step" -> assertThat(step()).isEqualTo(line.rest());
      case "row" -> assertThat(rows()).contains(spaces(line.rest()));
      case "href" -> assertThat(href()).matches(pattern(line.rest()));
      case "at" -> assertThat(at()).isEqualTo(line.rest());
      case "wait" -> house.clock.advance(duration(line.rest()));
      case "silence" -> silence();
      case "mail" -> mail(line.rest());
      case "no" -> assertThat(sent()).as("mails that went out").isEqualTo(mailsSeen);
      case "hidden" -> assertThat(Tables.holding(house.database, line.rest())).isEmpty();
      default -> throw new AssertionError("unknown word: " + line.word());
    }
  }

  private void open() {
    if (conversation == null) {
      mailsSeen = house.smtp.received().size();
      JsonNode opened = ok(Futures.get(house.chat.open(Optional.of("/"), House.CLIENT)));
      conversation = UUID.fromString(opened.path("conversation").asText());
      token = opened.path("token").asText();
      reply = opened;
    }
  }

  /** What was typed on the sign-up's pages: « key=value; key=value ». */
  private void draft(String values) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String value : values.split("; ")) {
      typed.put(value.split("=", 2)[0], value.split("=", 2)[1]);
    }
    String draft =
        Futures.get(house.portal.drafts().begin(typed, House.CLIENT, house.clock.instant()))
            .orElseThrow();
    code = Futures.get(house.portal.drafts().code(draft, house.clock.instant()));
  }

  /** Opens the chat on a page, which hands its code on where there is one. */
  private void openOn(String path) {
    String page = code.isEmpty() ? path : path + "?reprise=" + code;
    JsonNode opened = ok(Futures.get(house.chat.open(Optional.of(page), House.CLIENT)));
    conversation = UUID.fromString(opened.path("conversation").asText());
    token = opened.path("token").asText();
    read(opened);
  }

  /** The only account there is logs in by the conversation's link. */
  private void bind() {
    open();
    UUID account = house.database.query("SELECT id FROM account").iterator().next().getUUID("id");
    assertThat(
            Futures.get(
                house.chat.binding().bind(conversation, UUID.randomUUID(), account, Set.of())))
        .isEqualTo(Binding.Outcome.BOUND);
  }

  private String href() {
    String href = "";
    for (JsonNode message : reply.path("messages")) {
      href = message.path("href").asText(href);
    }
    return href;
  }

  private void turn(TurnRequest.Input input) {
    open();
    nothingUnread();
    transcript.add(input.toString());
    TurnRequest request = new TurnRequest(UUID.randomUUID(), input, House.CLIENT);
    ChatAnswer first = Futures.get(house.chat.turn(conversation, token, request));
    assertThat(Futures.get(house.chat.turn(conversation, token, request)))
        .as("the same turn again")
        .isEqualTo(first);
    read(ok(first));
  }

  private void read(JsonNode answer) {
    reply = answer;
    unread.clear();
    reply.path("messages").forEach(message -> unread.add(message.path("text").asText()));
    transcript.addAll(unread);
    transcript.add("  " + labels());
    checked = false;
  }

  private void silence() {
    nothingUnread();
    long before = reply.path("seq").asLong();
    Futures.get(house.chat.housekeeping().breakSilence(house.clock.instant().minusSeconds(600)));
    JsonNode events = ok(Futures.get(house.chat.events(conversation, token, before)));
    unread.clear();
    events
        .path("events")
        .forEach(e -> e.path("messages").forEach(m -> unread.add(m.path("text").asText())));
    checked = false;
  }

  private String option(String label) {
    open();
    return StreamSupport.stream(reply.path("expect").path("options").spliterator(), false)
        .filter(option -> option.path("label").asText().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button « " + label + " » among " + labels()))
        .path("value")
        .asText();
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    reply.path("expect").path("options").forEach(o -> labels.add(o.path("label").asText()));
    return labels;
  }

  private void message(String pattern) {
    checked = true;
    assertThat(unread).as("messages left, when one was awaited").isNotEmpty();
    assertThat(spaces(unread.removeFirst())).matches(pattern(spaces(pattern)));
  }

  private static Pattern pattern(String text) {
    String regex =
        String.join(".*", List.of(text.split("…", -1)).stream().map(Pattern::quote).toList());
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  /** Scripts are typed with plain spaces where texts have the non-breaking ones. */
  private static String spaces(String text) {
    return text.replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  private void nothingUnread() {
    if (checked) {
      assertThat(unread).as("messages that the script does not tell").isEmpty();
    }
  }

  private String at() {
    JsonNode at = reply.path("at");
    return at.isNull() ? "none" : at.path("dialog").asText() + "/" + at.path("state").asText();
  }

  private String step() {
    JsonNode progress = reply.path("progress");
    return progress.isNull()
        ? "none"
        : progress.path("step").asInt() + " of " + progress.path("of").asInt();
  }

  /** Of the recaps in the reply: « label = value ». */
  private List<String> rows() {
    List<String> rows = new ArrayList<>();
    reply
        .path("messages")
        .forEach(message ->
            message
                .path("rows")
                .forEach(row ->
                    rows.add(
                        spaces(row.path("label").asText() + " = " + row.path("value").asText()))));
    return rows;
  }

  private void mail(String address) throws Exception {
    Futures.until("a mail to " + address, () -> house.smtp.received().size() > mailsSeen);
    assertThat(
            house.smtp.received().subList(mailsSeen, house.smtp.received().size()).stream()
                .map(Mails::to))
        .contains(address);
    mailsSeen = house.smtp.received().size();
  }

  private long sent() {
    return house
        .database
        .query("SELECT count(*) AS mails FROM outbox WHERE NOT decoy")
        .iterator()
        .next()
        .getLong("mails");
  }

  private static Duration duration(String text) {
    String[] parts = text.split(" ");
    return Duration.of(Long.parseLong(parts[0]), ChronoUnit.valueOf(parts[1].toUpperCase()));
  }

  private static JsonNode ok(ChatAnswer answer) {
    assertThat(answer).isInstanceOf(ChatAnswer.Ok.class);
    return Json.tree(((ChatAnswer.Ok) answer).json());
  }
}
