package fr.assistantchorus.web.console;

import fr.assistantchorus.DeskWatch;
import fr.assistantchorus.conversation.Conversations;
import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.portal.agent.AgentRole;
import fr.assistantchorus.portal.agent.Agents;
import fr.assistantchorus.portal.agent.OneTimeCodes;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.DatabaseUnavailable;
import fr.assistantchorus.store.Notices;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.WebServer;
import fr.assistantchorus.web.WebSettings;
import fr.assistantchorus.web.http.Deadlines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The whole site over a house in which people really talk, with agents of the support. */
public final class ConsoleSite implements AutoCloseable {
  public static final String AGENT = "agent.durand@portail-exemple.fr";
  public static final String SUPERVISOR = "chef.martin@portail-exemple.fr";
  public static final String USER = "paul.martin@ferme-exemple.fr";

  public final House house;
  private final Map<String, String> keys = new HashMap<>();
  private final Node node;
  private final List<Node> others = new ArrayList<>();

  public ConsoleSite() {
    this(new House());
  }

  /** One with other rules than those of most tests. */
  public ConsoleSite(UnaryOperator<PortalRules> rules) {
    this(new House(rules));
  }

  ConsoleSite(House house) {
    this.house = house;
    node = new Node(house, house.chat);
  }

  /** Starts another node on the same database. */
  public Node another() {
    Node other = new Node(house, house.chatWith(Shipped.catalog()));
    others.add(other);
    return other;
  }

  /** A node: its site, and its ear for what other nodes tell. */
  public static final class Node {
    private final WebServer server;
    private final Notices notices;

    private Node(House house, Conversations chat) {
      DeskBell bell = new DeskBell();
      notices = Notices.of(house.database.vertx(), house.database.url());
      DeskWatch.listen(notices, chat.takeOver(), bell);
      server = start(house, chat, bell);
    }

    private static WebServer start(House house, Conversations chat, DeskBell bell) {
      return WebServer.start(
              house.database.vertx(),
              new WebSettings(
                  "127.0.0.1",
                  0,
                  URI.create(House.PUBLIC_URL),
                  House.MAIL_FROM,
                  Set.of(),
                  0,
                  Optional.empty(),
                  Duration.ofSeconds(5),
                  Deadlines.USUAL),
              new WebServer.Services(
                  chat,
                  chat.binding(),
                  chat.personal(),
                  house.portal,
                  house.database.database(),
                  new WebServer.ForAgents(chat.desk(), chat.takeOver(), bell),
                  Optional.empty()),
              new WebServer.Surroundings(
                  address -> "hash of " + address,
                  DatabaseUnavailable.class::isInstance,
                  new SimpleMeterRegistry(),
                  house.clock))
          .await();
    }

    public URI at(String path) {
      return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private void close() {
      server.stop().await();
      notices.close().await();
    }
  }

  public URI at(String path) {
    return node.at(path);
  }

  WebServer server() {
    return node.server;
  }

  /** Empties the house, and lets its three people in again. */
  public void settle() throws Exception {
    house.empty();
    house.account(AGENT);
    house.account(SUPERVISOR);
    house.account(USER);
    enrol(AGENT, AgentRole.AGENT);
    enrol(SUPERVISOR, AgentRole.SUPERVISOR);
  }

  private void enrol(String address, AgentRole role) {
    Agents.Outcome outcome =
        house.database.within(
            tx -> house.portal.agents().enrol(tx, address, role, house.clock.instant()));
    keys.put(address, ((Agents.Outcome.Enrolled) outcome).key());
  }

  /** The code that this person's app shows now. */
  public String code(String address) {
    return new OneTimeCodes().code(keys.get(address), house.clock.instant());
  }

  /**
   * Somebody's browser, logged in to the console; time passes, so that each has a code of its own.
   */
  public Visitor loggedIn(String address) {
    Visitor browser = new Visitor(this::at);
    HttpResponse<String> answer = logIn(browser, address, House.PASSWORD, code(address));
    if (answer.statusCode() != 303) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return browser;
  }

  HttpResponse<String> logIn(Visitor browser, String address, String password, String code) {
    browser.get("/console/connexion");
    return browser.post(
        "/console/connexion", "adresse", address, "mot_de_passe", password, "code", code);
  }

  /** Somebody who talks, and whose conversation is listed then. */
  public Talk talk(String... texts) {
    house.clock.advance(Duration.ofSeconds(1));
    Talk talk = Talk.open(house.chat);
    for (String text : texts) {
      talk.say(house.chat, text);
    }
    list();
    return talk;
  }

  void list() {
    house.chat.desk().refreshAll().await();
  }

  @Override
  public void close() {
    others.forEach(Node::close);
    node.close();
    house.close();
  }
}
