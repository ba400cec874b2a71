package fr.assistantchorus.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.assistantchorus.action.PortalActions;
import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.chat.ReceivedFile;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.conversation.turn.Json;
import fr.assistantchorus.portal.account.Addresses;
import fr.assistantchorus.portal.attachment.AttachmentRequests;
import fr.assistantchorus.portal.bank.BankFiles;
import fr.assistantchorus.portal.bank.TestPdf;
import fr.assistantchorus.portal.limit.Limit;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.StructureSearch;
import fr.assistantchorus.portal.structure.StructureTrait;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Neighbours;
import fr.assistantchorus.support.Shipped;
import fr.assistantchorus.support.Tables;
import fr.assistantchorus.support.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Plays a {@link Script} in a house where nobody else is. */
final class Performance {
  private static final String WITHOUT_TIC = " without TIC";

  private final ToldOutcomes told = new ToldOutcomes();
  private final Conversations chat;
  private final House house;
  private final Neighbours neighbours;
  private final Script script;
  private UUID conversation;
  private String token;
  private JsonNode reply;
  private String code = "";
  private String file = "";
  private UUID speaksFor;
  private List<String> said = List.of();
  private final List<String> unread = new ArrayList<>();
  private final List<String> transcript = new ArrayList<>();
  private List<String> mailsSeen = List.of();

  Performance(House house, Script script) {
    this.house = house;
    this.neighbours = new Neighbours(house);
    this.script = script;
    this.chat =
        script.lines().stream().anyMatch(line -> line.word() == Script.Word.RETURNS)
            ? house.chatWith(Shipped.catalog(), told.instead(PortalActions.of(house.portal)))
            : house.chat;
  }

  UUID conversation() {
    return conversation;
  }

  void play() throws Exception {
    for (Script.Line line : script.lines()) {
      try {
        play(line);
      } catch (AssertionError e) {
        throw new AssertionError(
            "%s: %s%n%s".formatted(line.place(), e.getMessage(), String.join("\n", transcript)), e);
      }
    }
    nothingUnread();
    assertThat(told.left()).as("outcomes that no act asked for").isEmpty();
    afterwards().replay();
  }

  /** Erases it, as with its person's account; see {@link Afterwards#erase}. */
  boolean erase() {
    return afterwards().erase();
  }

  private Afterwards afterwards() {
    return new Afterwards(house, script, conversation);
  }

  private void play(Script.Line line) throws Exception {
    String rest = line.rest();
    switch (line.word()) {
      case PLAY -> throw new AssertionError("its lines stand in its place");
      case PENDING -> house.pending(rest);
      case ACCOUNT -> account(rest);
      case MANAGES -> manages(rest);
      case UPLOAD -> upload(rest);
      case MANAGES_MORE, HANDS_OVER, ASKS, OPENS, TICKS, UNTICKS, SPENT -> meanwhile(line);
      case SUBSCRIBES -> neighbours.subscribe(rest);
      case ACCEPTED -> neighbours.accept(rest);
      case REFUSED -> neighbours.refuse(rest);
      case WITHDRAWN -> neighbours.withdraw(rest);
      case DETACHED -> neighbours.detach(rest);
      case CLOSES -> neighbours.close(rest);
      case DRAFT -> draft(rest);
      case RETURNS -> told.add(rest);
      case WAIT -> house.clock.advance(duration(rest));
      case TYPED -> turn(new TurnRequest.Input.Text(rest.replace("{code}", code)));
      case PRESSED -> turn(new TurnRequest.Input.Option(option(rest)));
      case FILE -> turn(new TurnRequest.Input.File(rest.replace("{file}", file)));
      case PAGE -> openOn(rest);
      case LOGIN -> login(house.accountOf(rest));
      case LOGOUT -> logout();
      case SILENCE -> silence();
      case MESSAGE -> message(rest);
      case NO_TEXT ->
          assertThat(said).noneMatch(text -> spaces(text).contains(spaces(quoted(rest))));
      case BUTTONS -> assertThat(String.join(" | ", shown().labels())).isEqualTo(rest);
      case AT -> assertThat(shown().at()).isEqualTo(rest);
      case STEP -> assertThat(shown().step()).isEqualTo(rest);
      case ROW -> assertThat(shown().rows()).map(Performance::spaces).contains(spaces(rest));
      case HREF -> assertThat(shown().href()).matches(pattern(rest));
      case MAIL -> mail(rest);
      case NO_MAIL -> assertThat(sent()).as("mails that went out").isEqualTo(mailsSeen.size());
      case HIDDEN -> assertThat(Tables.holding(house.database, rest)).isEmpty();
    }
  }

  private void open() throws Exception {
    if (conversation == null) {
      Waiting.until("what was mailed before", () -> house.smtp.receives((int) sent()));
      mailsSeen = house.smtp.receivers();
      opened("/");
    }
  }

  private void opened(String page) {
    reply = ok(chat.open(Optional.of(page), House.CLIENT).await());
    conversation = UUID.fromString(reply.path("conversation").asText());
    token = reply.path("token").asText();
  }

  /** What was typed on the sign-up's pages: « key=value; key=value ». */
  private void draft(String values) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String value : values.split("; ")) {
      typed.put(value.split("=", 2)[0], value.split("=", 2)[1]);
    }
    String draft =
        house
            .database
            .within(
                tx -> house.portal.drafts().begin(tx, typed, House.CLIENT, house.clock.instant()))
            .orElseThrow();
    code =
        house.database.within(tx -> house.portal.drafts().code(tx, draft, house.clock.instant()));
  }

  /** Opens the chat on a page, which hands its code on where there is one. */
  private void openOn(String path) throws Exception {
    opened(code.isEmpty() ? path : path + "?reprise=" + code);
    hear(shown().messages());
  }

  /** « ADDRESS », or « ADDRESS NAME, SIRET ». */
  private void account(String rest) throws Exception {
    int space = rest.indexOf(' ');
    if (space < 0) {
      house.account(rest);
      return;
    }
    int comma = rest.lastIndexOf(", ");
    String siret = rest.substring(comma + 2);
    house.account(
        rest.substring(0, space),
        rest.substring(space + 1, comma),
        siret.replace(WITHOUT_TIC, ""),
        !siret.endsWith(WITHOUT_TIC));
  }

  /** « NAME TEXT »: a PDF, which is taken where the open question takes one. */
  private void upload(String rest) throws Exception {
    open();
    int space = rest.indexOf(' ');
    ReceivedFile received =
        new ReceivedFile(rest.substring(0, space), TestPdf.of(rest.substring(space + 1)));
    assertThat(chat.admitFile(conversation, token, House.CLIENT).await())
        .isInstanceOf(ChatAnswer.Ok.class);
    file =
        ok(chat.keepFile(conversation, token, House.CLIENT, received).await())
            .path("file")
            .asText();
  }

  private void manages(String rest) {
    int space = rest.indexOf(' ');
    int comma = rest.lastIndexOf(", ");
    neighbours.found(
        rest.substring(0, space), rest.substring(space + 1, comma), rest.substring(comma + 2));
  }

  /** What others do, said with more than an address. */
  private void meanwhile(Script.Line line) {
    String[] parts = line.rest().split(" ", 2);
    String address = parts[0];
    String rest = parts[1];
    switch (line.word()) {
      case MANAGES_MORE -> {
        String[] more = rest.split(" ", 2);
        neighbours.foundAll(address, Integer.parseInt(more[0]), more[1]);
      }
      case HANDS_OVER -> neighbours.handOver(address, rest);
      case ASKS -> neighbours.ask(address, rest);
      case OPENS -> neighbours.open(address, Space.ofCode(rest).orElseThrow());
      case TICKS -> neighbours.describe(address, trait(rest), true);
      case UNTICKS -> neighbours.describe(address, trait(rest), false);
      case SPENT ->
          neighbours.spend(
              limit(rest),
              rest.equals("support")
                  ? Addresses.key(address)
                  : house.accountOf(address).toString());
      default -> throw new AssertionError("no act of others: " + line.word());
    }
  }

  private static StructureTrait trait(String key) {
    return Stream.of(StructureTrait.values())
        .filter(trait -> trait.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no trait « " + key + " »"));
  }

  private static Limit limit(String name) {
    return switch (name) {
      case "attachments" -> AttachmentRequests.PER_ACCOUNT;
      case "bank-files" -> BankFiles.PER_ACCOUNT;
      case "searches" -> StructureSearch.PER_ACCOUNT;
      case "subscriptions" -> Subscriptions.PER_ACCOUNT;
      case "support" -> PortalRules.SUPPORT_PER_ADDRESS;
      default -> throw new AssertionError("no limit « " + name + " »");
    };
  }

  private void login(UUID account) throws Exception {
    open();
    nothingUnread();
    Set<String> roles = house.manages(account) ? Set.of("manager") : Set.of();
    happened(() ->
        assertThat(chat.binding().bind(conversation, UUID.randomUUID(), account, roles).await())
            .isEqualTo(Binding.Outcome.BOUND));
    speaksFor = account;
  }

  private void logout() {
    nothingUnread();
    happened(() ->
        assertThat(chat.binding().unbind(conversation, speaksFor, Instant.MAX).await()).isTrue());
  }

  /** Hears what is said because something has happened, in nobody's turn. */
  private void happened(Runnable act) {
    long before = reply.path("seq").asLong();
    act.run();
    reply = ok(chat.events(conversation, token, before).await());
    hear(shown().messages());
    transcript.add("  " + shown().labels());
  }

  private void turn(TurnRequest.Input input) throws Exception {
    open();
    nothingUnread();
    transcript.add(input.toString());
    TurnRequest request = new TurnRequest(UUID.randomUUID(), input, House.CLIENT);
    ChatAnswer first = chat.turn(conversation, token, request).await();
    assertThat(chat.turn(conversation, token, request).await())
        .as("the same turn again")
        .isEqualTo(first);
    reply = ok(first);
    hear(shown().messages());
    transcript.add("  " + shown().labels());
  }

  private void silence() {
    nothingUnread();
    long before = reply.path("seq").asLong();
    chat.housekeeping().breakSilence(house.clock.instant().minusSeconds(600)).await();
    reply = ok(chat.events(conversation, token, before).await());
    hear(shown().messages());
  }

  private void hear(List<String> messages) {
    said = messages;
    unread.addAll(messages);
    transcript.addAll(messages);
  }

  private Shown shown() {
    return new Shown(reply);
  }

  private String option(String label) throws Exception {
    open();
    return shown()
        .option(label)
        .orElseThrow(
            () -> new AssertionError("no button « " + label + " » among " + shown().labels()));
  }

  private void message(String pattern) {
    assertThat(unread).as("messages left, when one was awaited").isNotEmpty();
    assertThat(spaces(unread.removeFirst())).matches(pattern(spaces(pattern)));
  }

  private void nothingUnread() {
    assertThat(unread).as("messages that the script does not tell").isEmpty();
  }

  private static String quoted(String text) {
    return text.substring("« ".length(), text.length() - " »".length());
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

  private void mail(String address) throws Exception {
    int before = Collections.frequency(mailsSeen, address);
    Waiting.until(
        "a mail to " + address,
        () -> Collections.frequency(house.smtp.receivers(), address) > before);
    mailsSeen = house.smtp.receivers();
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
