package fr.assistantchorus.conversation.agent;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.conversation.turn.Reply;
import fr.assistantchorus.conversation.turn.TurnLog.Logged;
import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.DialogState;
import fr.assistantchorus.engine.Event;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.Value;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a conversation is found by, made from its log; pure.
 *
 * @param turns how many
 * @param dialogs those that it went through, without repairs
 * @param dialog the one under way; empty where none is
 * @param outcome see {@link Outcome}
 * @param account the last one that it spoke for
 * @param words what the person and agents said, masked; each number also without its separators
 */
record Digest(
    Instant startedAt,
    Instant lastAt,
    int turns,
    List<String> dialogs,
    Optional<String> dialog,
    Optional<String> state,
    Outcome outcome,
    Optional<UUID> account,
    String words) {

  /** The longest text that is indexed, in UTF-16 units; PostgreSQL takes a megabyte. */
  private static final int MAX_WORDS = 200_000;

  private static final Pattern NUMBER = Pattern.compile("\\d[\\d \\u00a0\\u202f.-]{3,30}\\d");

  /** A number of a request or of a company: short, without spaces, with digits. */
  private static final Pattern REFERENCE = Pattern.compile("(?=[A-Z-]{0,10}\\d)[A-Z\\d-]{5,30}");

  private static final Pattern NO_DIGIT = Pattern.compile("\\D");

  static Digest of(List<Logged> log, Map<String, Catalog> catalogs) {
    SequencedSet<String> dialogs = new LinkedHashSet<>();
    StringBuilder words = new StringBuilder();
    Optional<UUID> account = Optional.empty();
    Outcome outcome = Outcome.NONE;
    JsonNode last = Json.tree("{}");
    int turns = 0;
    boolean failed = false;
    for (Logged entry : log) {
      if (Reply.isReply(entry.body())) {
        boolean waited = last.path("human").path("waiting").asBoolean();
        last = Json.tree(entry.body());
        turns++;
        Optional<Catalog> catalog = Optional.ofNullable(catalogs.get(entry.catalog()));
        // Who stops waiting for a human says so to the assistant, and to no dialog.
        Outcome before = waited ? Outcome.CANCELLED : outcome;
        outcome = failed ? Outcome.FAILED : outcome(last, catalog).orElse(before);
        failed = false;
        through(last, catalog).forEach(dialogs::add);
      } else {
        Event event = Json.event(entry.body());
        said(event).ifPresent(text -> words.append(SecretRef.masked(text)).append('\n'));
        failed |= event instanceof Event.Faulted;
        if (event instanceof Event.AccountChanged changed && changed.account().isPresent()) {
          account = changed.account().map(UUID::fromString);
        }
      }
    }
    JsonNode at = last.path("at");
    return new Digest(
        log.getFirst().time(),
        log.getLast().time(),
        turns,
        List.copyOf(dialogs),
        text(at.path("dialog")),
        text(at.path("state")),
        outcome,
        account,
        indexed(words));
  }

  /** Returns what a conversation is listed with whose events cannot be read. */
  static Digest unreadable(List<Logged> log) {
    return new Digest(
        log.getFirst().time(),
        log.getLast().time(),
        0,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Outcome.NONE,
        Optional.empty(),
        "");
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }

  private static Optional<String> said(Event event) {
    return switch (event) {
      // Among them are the numbers that were given to the person.
      case Event.ActionReturned returned ->
          Optional.of(
              returned.values().values().stream()
                  .filter(Value.Text.class::isInstance)
                  .map(value -> ((Value.Text) value).text())
                  .filter(text -> REFERENCE.matcher(text).matches())
                  .collect(Collectors.joining(" ")));
      case Event.UserSaid said -> Optional.of(said.text());
      case Event.AgentSaid said -> Optional.of(said.text());
      case Event.Started _,
          Event.Resumed _,
          Event.OptionChosen _,
          Event.FileReceived _,
          Event.AccountChanged _,
          Event.AgentJoined _,
          Event.ReturnedToAssistant _,
          Event.TimedOut _,
          Event.CatalogChanged _,
          Event.Faulted _ ->
          Optional.empty();
    };
  }

  /** Returns the dialogs that spoke in a turn. */
  private static List<String> through(JsonNode reply, Optional<Catalog> catalog) {
    return reply
        .path("messages")
        .valueStream()
        .map(message -> dialog(message.path("id").asText()))
        .filter(name ->
            catalog.map(read -> read.dialogs().get(name)).filter(d -> !d.repair()).isPresent())
        .toList();
  }

  private static String dialog(String id) {
    int slash = id.indexOf('/');
    return slash < 0 ? id : id.substring(0, slash);
  }

  /** Returns how it stands after a reply; empty where the reply changes nothing about it. */
  private static Optional<Outcome> outcome(JsonNode reply, Optional<Catalog> catalog) {
    JsonNode human = reply.path("human");
    if (human.isObject() && !human.path("waiting").asBoolean()) {
      return Optional.of(Outcome.HANDED_OVER);
    }
    if (reply.path("at").isObject()) {
      return Optional.of(Outcome.OPEN);
    }
    return reply
        .path("messages")
        .valueStream()
        .map(message -> message.path("id").asText())
        .flatMap(id -> ended(id, catalog).stream())
        .reduce((_, later) -> later);
  }

  private static Optional<Outcome> ended(String id, Optional<Catalog> catalog) {
    Optional<Dialog> spoken =
        catalog.map(read -> read.dialogs().get(dialog(id))).filter(known -> !known.repair());
    return spoken
        .map(known -> known.states().get(id.substring(id.indexOf('/') + 1)))
        .flatMap(state ->
            switch (state) {
              case DialogState.Say say
                  when say.next() instanceof DialogState.Next.End(String how) ->
                  Outcome.ofCode(how);
              case DialogState.HandOver _ -> Optional.of(Outcome.HANDED_OVER);
              case DialogState.Say say -> end(spoken.get(), say.next());
              case DialogState.Collect _,
                  DialogState.Call _,
                  DialogState.Branch _,
                  DialogState.Enter _,
                  DialogState.Repair _,
                  DialogState.Finish _ ->
                  Optional.empty();
            });
  }

  /** Returns how a dialog ends that says something and then ends without a word. */
  private static Optional<Outcome> end(Dialog dialog, DialogState.Next next) {
    return next instanceof DialogState.Next.To(String state)
            && dialog.states().get(state) instanceof DialogState.Finish finish
        ? Outcome.ofCode(finish.how())
        : Optional.empty();
  }

  private static String indexed(StringBuilder words) {
    String text = words.length() > MAX_WORDS ? words.substring(0, MAX_WORDS) : words.toString();
    StringBuilder numbers = new StringBuilder();
    NUMBER
        .matcher(text)
        .results()
        .forEach(
            found -> numbers.append(' ').append(NO_DIGIT.matcher(found.group()).replaceAll("")));
    return text + numbers;
  }
}
