package fr.assistantchorus.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.company.StockRegister;
import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.Beneficiary;
import fr.assistantchorus.portal.Identifier;
import fr.assistantchorus.portal.PendingRegistration;
import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.portal.PortalRules;
import fr.assistantchorus.portal.PostalAddress;
import fr.assistantchorus.portal.Space;
import fr.assistantchorus.portal.StructureDetails;
import fr.assistantchorus.process.support.ChatClient;
import fr.assistantchorus.process.support.ChatClient.Turn;
import fr.assistantchorus.process.support.Http;
import fr.assistantchorus.process.support.ServerProcess;
import fr.assistantchorus.process.support.Visitor;
import fr.assistantchorus.store.MasterKey;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.support.Futures;
import fr.assistantchorus.support.Mails;
import fr.assistantchorus.support.Tables;
import fr.assistantchorus.support.TcpProxy;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.TestSmtp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Looks for every sensitive value that went through a server in all that it keeps or shows to its
 * operator: tables, log, metrics, health.
 */
final class SecretsIT {
  private static final String KNOWN = "camille.durand@ferme-secrete.fr";
  private static final String UNKNOWN = "inconnue@ferme-secrete.fr";
  private static final String SUPPORT = "reponse@ferme-secrete.fr";
  private static final String BROKEN_ADDRESS = "camille.durand@ferme secrete";
  private static final String IBAN = "FR76 3000 6000 0112 3456 7890 189";
  private static final String BROKEN_IBAN = "FR76 3000 4000 0312 9876 5432 111";
  private static final String CARD = "4970 1012 3456 7893";
  private static final String TELEPHONE = "06 39 98 12 34";
  private static final String ANNOUNCED = "Tournesol-Jaune-42";
  private static final String CHOSEN = "Coquelicot-Rouge-1871";
  private static final String MISTAKEN = "Coquelicot-Blanc-1870";
  private static final String ANSWER = "Roudoudou";

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

  @AutoClose
  private static final TcpProxy PROXY = new TcpProxy(DATABASE.url().host(), DATABASE.url().port());

  @AutoClose private static final TestSmtp SMTP = TestSmtp.plain();

  @AutoClose
  private static final ServerProcess SERVER =
      ServerProcess.on("secrets", PROXY.before(DATABASE.url()), SMTP.port());

  /** By what each is. */
  private final Map<String, String> secrets = new LinkedHashMap<>();

  @Test
  void noSensitiveValueIsInTheClearInAnyTableLogMetricOrProbe() throws Exception {
    SERVER.start();
    signUp();
    talk();
    typeInTheWrongPlace();
    activateAndLogIn();
    duringAnOutage();
    Futures.until("all mails are sent", () -> queued() == 0);

    secrets.put("known address", KNOWN);
    secrets.put("unknown address", UNKNOWN);
    secrets.put("address for the support", SUPPORT);
    secrets.put("any address", "@ferme-secrete.fr");
    secrets.put("broken address", BROKEN_ADDRESS);
    secrets.put("IBAN", IBAN);
    secrets.put("broken IBAN", BROKEN_IBAN);
    secrets.put("card", CARD);
    secrets.put("telephone", TELEPHONE);
    secrets.put("announced password", ANNOUNCED);
    secrets.put("chosen password", CHOSEN);
    secrets.put("mistaken password", MISTAKEN);
    secrets.put("secret answer", ANSWER);
    secrets.put("master key", ServerProcess.MASTER_KEY);
    List<String> found = new ArrayList<>();
    secrets.forEach((what, value) -> {
      places(value).forEach(place -> found.add(what + " in " + place));
      places(value.replace(" ", "")).forEach(place -> found.add(what + ", joined, in " + place));
    });
    assertThat(found).isEmpty();
    assertThatTheSearchFinds();
  }

  /** What is there must be found, or else finding nothing says nothing. */
  private void assertThatTheSearchFinds() {
    DATABASE.query("CREATE TABLE planted (text text, bytes bytea)");
    DATABASE.query(
        "INSERT INTO planted VALUES ($1, convert_to($1, 'UTF8'))", "dit " + IBAN + " et plus");
    assertThat(places(IBAN)).containsExactly("planted.text", "planted.bytes");
    assertThat(places("/api/v1/conversations")).contains("log", "metrics");
    assertThat(places("\"UP\"")).contains("health");
  }

  private static List<String> places(String value) {
    List<String> places = new ArrayList<>(Tables.holding(DATABASE, value));
    if (holds(SERVER.log(), value)) {
      places.add("log");
    }
    if (holds(Http.get(SERVER.management("/metrics")).body(), value)) {
      places.add("metrics");
    }
    if (holds(Http.get(SERVER.management("/health/ready")).body(), value)
        || holds(Http.get(SERVER.management("/health/live")).body(), value)) {
      places.add("health");
    }
    return places;
  }

  private static boolean holds(String text, String value) {
    return text.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
  }

  /** As the portal will, once one can sign up on it; long enough ago for another mail. */
  private static void signUp() {
    Seal seal = MasterKey.parse(ServerProcess.MASTER_KEY);
    Portal portal =
        Portal.of(
            DATABASE.vertx(),
            DATABASE.database(),
            seal,
            new StockRegister(DATABASE.database()),
            new MailComposer(ServerProcess.PUBLIC_URL, ServerProcess.MAIL_FROM),
            new Outbox(DATABASE.database(), seal, ServerProcess.MAIL_FROM),
            PortalRules.of(
                ServerProcess.PUBLIC_URL,
                Duration.ofHours(1),
                3,
                Duration.ofMinutes(2),
                20,
                5,
                Duration.ofHours(1)));
    PendingRegistration registration =
        new PendingRegistration(
            KNOWN,
            KNOWN,
            "Durand",
            "Camille",
            new StructureDetails(
                Identifier.siret("12345678200010"),
                "EARL Durand",
                "",
                new PostalAddress("1 rue Haute", "", "", "21000", "Dijon", "France"),
                false,
                true),
            Set.of(Space.TIC),
            Beneficiary.UNSAID);
    Instant before = Instant.now().minus(Duration.ofMinutes(10));
    Futures.get(
        DATABASE
            .database()
            .transaction(transaction ->
                portal.registrations().register(transaction, registration, "client", before)));
  }

  private void talk() {
    ChatClient chat = ChatClient.open(SERVER);
    secrets.put("conversation token", chat.token());
    chat.say(SERVER, "le mail d’activation n’est pas arrivé, mon adresse est " + UNKNOWN);
    chat.say(SERVER, "je n’ai pas reçu le mail d’activation");
    chat.say(SERVER, BROKEN_ADDRESS);
    chat.say(SERVER, BROKEN_IBAN);
    chat.say(SERVER, KNOWN);
    chat.say(SERVER, "je veux parler à quelqu’un");
    chat.say(SERVER, "Rappelez-moi au " + TELEPHONE + ", mon RIB est " + IBAN);
    chat.say(SERVER, SUPPORT);
    assertThat(ChatClient.said(chat.say(SERVER, "oui"))).contains(SUPPORT);
  }

  private void typeInTheWrongPlace() {
    ChatClient chat = ChatClient.open(SERVER);
    secrets.put("forgotten conversation's token", chat.token());
    chat.say(SERVER, IBAN);
    chat.say(SERVER, "ma carte est " + CARD);
    chat.say(SERVER, "mon mot de passe est " + ANNOUNCED);
    chat.say(SERVER, "mon téléphone : " + TELEPHONE);
    chat.say(SERVER, "écrivez à " + UNKNOWN);
    assertThat(chat.forget(SERVER).statusCode()).isEqualTo(204);
    assertThat(chat.events(SERVER, 0).statusCode()).isEqualTo(401);
  }

  private void activateAndLogIn() throws Exception {
    Futures.until("two mails with links", () -> toKnown().size() == 2);
    for (String token : toKnown()) {
      secrets.put("activation token " + secrets.size(), token);
    }
    Visitor visitor = new Visitor(SERVER);
    String page = "/activation/" + newest(visitor);
    assertThat(activate(visitor, page, "court").statusCode()).isEqualTo(422);
    assertThat(activate(visitor, page, CHOSEN).statusCode()).isEqualTo(200);
    assertThat(visitor.get(page).statusCode()).isEqualTo(410);
    visitor.get("/");
    assertThat(logIn(visitor, MISTAKEN)).isEqualTo(422);
    assertThat(logIn(visitor, CHOSEN)).isEqualTo(303);
    assertThat(visitor.get("/accueil").body()).contains("DURAND");
    secrets.put("session", visitor.cookie("session"));
  }

  private static HttpResponse<String> activate(Visitor visitor, String page, String password) {
    return visitor.post(
        page,
        "mot_de_passe",
        password,
        "confirmation",
        password,
        "question",
        "autre",
        "question_propre",
        "Le nom de ma chèvre ?",
        "reponse",
        ANSWER);
  }

  private static int logIn(Visitor visitor, String password) {
    return visitor.post("/connexion", "adresse", KNOWN, "mot_de_passe", password).statusCode();
  }

  private static List<String> toKnown() {
    return SMTP.received().stream()
        .filter(mail -> Mails.to(mail).equals(KNOWN))
        .map(Mails::activationToken)
        .toList();
  }

  /** The other one is void. */
  private static String newest(Visitor visitor) {
    return toKnown().stream()
        .filter(token -> visitor.get("/activation/" + token).statusCode() == 200)
        .findFirst()
        .orElseThrow();
  }

  /** Failures are logged with what they say. */
  private static void duringAnOutage() throws Exception {
    ChatClient chat = ChatClient.open(SERVER);
    chat.say(SERVER, "je n’ai pas reçu le mail d’activation");
    Visitor visitor = new Visitor(SERVER);
    visitor.get("/");
    PROXY.cut();
    assertThat(chat.send(SERVER, Turn.text(SUPPORT)).statusCode()).isEqualTo(503);
    assertThat(logIn(visitor, CHOSEN)).isEqualTo(503);
    PROXY.restore();
    Futures.until("ready", () -> SERVER.answers("/health/ready"));
  }

  private static long queued() {
    return DATABASE
        .query("SELECT count(*) FROM outbox WHERE state = 'queued'")
        .iterator()
        .next()
        .getLong(0);
  }
}
