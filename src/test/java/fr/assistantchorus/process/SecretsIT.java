package fr.assistantchorus.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.process.support.ChatClient;
import fr.assistantchorus.process.support.ChatClient.Turn;
import fr.assistantchorus.process.support.ServerProcess;
import fr.assistantchorus.support.Http;
import fr.assistantchorus.support.HumanQuestion;
import fr.assistantchorus.support.Mails;
import fr.assistantchorus.support.Tables;
import fr.assistantchorus.support.TcpProxy;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.TestSmtp;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.support.Waiting;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Looks for every sensitive value that went through a server in all that it keeps or shows to its
 * operator: tables, log, metrics, health.
 */
final class SecretsIT {
  private static final String KNOWN = "camille.durand@ferme-secrete.fr";
  private static final String CONTACT = "suivi.camille@ferme-secrete.fr";
  private static final String ON_PAGES = "paule.martin@ferme-secrete.fr";
  private static final String CONTACT_ON_PAGES = "suivi.paule@ferme-secrete.fr";
  private static final String SPOKEN_FOR = "porte-parole@ferme-secrete.fr";
  private static final String PACAGE = "021155953";
  private static final String PACAGE_ON_PAGES = "021744867";
  private static final String BROKEN_PACAGE = "0217448";
  private static final String SENDER = "+33639981299";
  private static final String WEBHOOK_SECRET = "un-secret-partage-a-deux";
  private static final String FILE_NAME = "RIB-de-Camille.pdf";
  private static final String FILE_CONTENT = "Titulaire Camille, guichet 00600";
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

  private static final Pattern CODE = Pattern.compile("reprise=([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})");
  private static final Pattern LINK = Pattern.compile("/inscription/reprise/([A-Za-z0-9_-]{43})");

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.createWithRegister();

  @AutoClose
  private static final TcpProxy PROXY = new TcpProxy(DATABASE.url().host(), DATABASE.url().port());

  @AutoClose private static final TestSmtp SMTP = TestSmtp.plain();

  @AutoClose
  private static final ServerProcess SERVER =
      ServerProcess.on("secrets", PROXY.before(DATABASE.url()), SMTP.port())
          .with("WEBHOOK_SECRET", WEBHOOK_SECRET)
          // The mail of the sign-up is followed by another at once.
          .with("RESEND_GAP_MINUTES", "0");

  /** By what each is. */
  private final Map<String, String> secrets = new LinkedHashMap<>();

  @Test
  void noSensitiveValueIsInTheClearInAnyTableLogMetricOrProbe() throws Exception {
    SERVER.start();
    signUpByTalking();
    signUpOnThePages();
    speakFor();
    sendAFile();
    talk();
    typeInTheWrongPlace();
    activateAndLogIn();
    duringAnOutage();
    Waiting.until("all mails are sent", () -> queued() == 0);

    secrets.put("known address", KNOWN);
    secrets.put("contact address", CONTACT);
    secrets.put("address on the pages", ON_PAGES);
    secrets.put("contact address on the pages", CONTACT_ON_PAGES);
    secrets.put("address spoken for", SPOKEN_FOR);
    secrets.put("unknown address", UNKNOWN);
    secrets.put("address for the support", SUPPORT);
    secrets.put("any address", "@ferme-secrete.fr");
    secrets.put("broken address", BROKEN_ADDRESS);
    secrets.put("PACAGE", PACAGE);
    secrets.put("PACAGE on the pages", PACAGE_ON_PAGES);
    secrets.put("broken PACAGE", BROKEN_PACAGE);
    secrets.put("sender's name", SENDER);
    secrets.put("secret of the webhook", WEBHOOK_SECRET);
    secrets.put("file name", FILE_NAME);
    secrets.put("file content", FILE_CONTENT);
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

  /** By talking; the address of the account first, then all that people add. */
  private void signUpByTalking() {
    ChatClient chat = ChatClient.open(SERVER);
    secrets.put("conversation token of the sign-up", chat.token());
    chat.say(SERVER, "je veux m’inscrire, mon siret c’est le 123 456 782 00010");
    chat.say(SERVER, KNOWN);
    chat.say(SERVER, "Durand");
    chat.say(SERVER, "Camille");
    chat.say(SERVER, "Remboursement TIC seulement");
    chat.say(SERVER, "passer");
    assertThat(chat.say(SERVER, "pacage " + BROKEN_PACAGE)).contains("\"slot\":\"pacage\"");
    assertThat(chat.say(SERVER, PACAGE)).contains(PACAGE);
    assertThat(chat.say(SERVER, "l’adresse de contact c’est " + CONTACT)).contains(CONTACT);
    assertThat(ChatClient.said(chat.say(SERVER, "oui"))).contains("Un courriel part à " + KNOWN);
  }

  /** On the pages, over the assistant's code to the chat, and by its link back to the pages. */
  private void signUpOnThePages() {
    Visitor visitor = new Visitor(SERVER::at);
    visitor.get("/");
    leadsOn(visitor.post("/inscription", "adresse", ON_PAGES, "siret", "12345678200028"));
    HttpResponse<String> identity = visitor.get("/inscription/identite");
    HumanQuestion asked = HumanQuestion.of(identity.body());
    secrets.put("token of the captcha", asked.token());
    leadsOn(
        visitor.post(
            "/inscription/identite",
            "email_again",
            ON_PAGES,
            "last_name",
            "Martin",
            "first_name",
            "Paule",
            "contact_email",
            CONTACT_ON_PAGES,
            "question",
            asked.token(),
            "answer",
            asked.answer()));
    visitor.get("/inscription/structure");
    leadsOn(
        visitor.post(
            "/inscription/structure",
            "name",
            "EARL Martin",
            "street",
            "1 rue Haute",
            "postal_code",
            "21000",
            "city",
            "Dijon",
            "country",
            "France"));
    visitor.post("/inscription/brouillon", "pacage", BROKEN_PACAGE);
    HttpResponse<String> spaces =
        visitor.post("/inscription/espaces", "spaces", "tic", "pacage", BROKEN_PACAGE);
    assertThat(spaces.statusCode()).isEqualTo(422);
    secrets.put("code that is not used", find(CODE, spaces.body()));
    leadsOn(visitor.post("/inscription/espaces", "spaces", "tic", "pacage", PACAGE_ON_PAGES));
    secrets.put("token of the page's draft", visitor.cookies().get("inscription"));

    String code = find(CODE, visitor.get("/inscription/recapitulatif").body());
    secrets.put("code of the hand-over", code);
    ChatClient chat = ChatClient.open(SERVER);
    chat.say(
        SERVER, "Je continue ici l’inscription commencée sur la page, code de reprise " + code);
    String recap = chat.say(SERVER, "passer");
    assertThat(recap).contains(ON_PAGES, CONTACT_ON_PAGES, PACAGE_ON_PAGES);
    String link = find(LINK, chat.say(SERVER, "Vérifier sur la page"));
    secrets.put("link to the page", link);
    visitor.get("/inscription/reprise/" + link);
    leadsOn(visitor.post("/inscription/reprise/" + link, "remplacer", "oui"));
    secrets.put("token of the chat's draft", visitor.cookies().get("inscription"));
    visitor.get("/inscription/recapitulatif");
    leadsOn(visitor.post("/inscription/recapitulatif"));
    assertThat(visitor.get("/inscription/envoyee").body()).contains(ON_PAGES);
  }

  private static void leadsOn(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  private static String find(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  /** Another program speaks for a person, whom it knows by his telephone number. */
  private void speakFor() {
    JsonObject message =
        new JsonObject()
            .put("sender", SENDER)
            .put("message", "je n’ai pas reçu le mail d’activation, " + SPOKEN_FOR);
    HttpResponse<String> answer =
        Http.send(
            Http.to(SERVER.at("/webhooks/rest/webhook"))
                .header("Authorization", "Bearer " + WEBHOOK_SECRET)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message.encode()))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains(SPOKEN_FOR);
  }

  /** Sends a file that no question asks for, so that nothing of it is kept. */
  private void sendAFile() {
    ChatClient chat = ChatClient.open(SERVER);
    HttpResponse<String> answer = chat.file(SERVER, FILE_NAME, "%PDF-1.4\n" + FILE_CONTENT);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
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
    Waiting.until("two mails with links", () -> toKnown().size() == 2);
    for (String token : toKnown()) {
      secrets.put("activation token " + secrets.size(), token);
    }
    Visitor visitor = new Visitor(SERVER::at);
    String page = "/activation/" + newest(visitor);
    assertThat(activate(visitor, page, "court").statusCode()).isEqualTo(422);
    assertThat(activate(visitor, page, CHOSEN).statusCode()).isEqualTo(200);
    assertThat(visitor.get(page).statusCode()).isEqualTo(410);
    visitor.get("/");
    assertThat(logIn(visitor, MISTAKEN)).isEqualTo(422);
    assertThat(logIn(visitor, CHOSEN)).isEqualTo(303);
    assertThat(visitor.get("/accueil").body()).contains("DURAND");
    secrets.put("session", visitor.cookies().get("session"));
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
    Visitor visitor = new Visitor(SERVER::at);
    visitor.get("/");
    PROXY.cut();
    assertThat(chat.send(SERVER, Turn.text(SUPPORT)).statusCode()).isEqualTo(503);
    assertThat(logIn(visitor, CHOSEN)).isEqualTo(503);
    PROXY.restore();
    Waiting.until("ready", () -> SERVER.answers("/health/ready"));
  }

  private static long queued() {
    return DATABASE
        .query("SELECT count(*) FROM outbox WHERE state = 'queued'")
        .iterator()
        .next()
        .getLong(0);
  }
}
