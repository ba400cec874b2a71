package fr.assistantchorus.web.site.signup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.HumanQuestion;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three people take each step on the pages at the same time by the clock: one whose address has an
 * account, one whose registration waits, one whom nobody knows. What each is answered is the same
 * to the letter, status and headers with it.
 */
final class KnownAddressPagesIT {
  private static final String ACCOUNT = "compte@exemple.fr";
  private static final String WAITING = "attend@exemple.fr";
  private static final String UNKNOWN = "aucune@exemple.fr";
  private static final String SIRET = "73282932000074";

  /** What is made anew for each page, and tells nothing. */
  private static final Pattern CHANCE =
      Pattern.compile(
          "(?<=name=\"(?:jeton_formulaire|question)\" value=\")[^\"]+"
              + "|(?<=Combien font )\\S+ et \\S+"
              + "|[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}");

  /** Of cookies, and of codes in addresses of pages. */
  private static final Pattern COOKIE = Pattern.compile("(?<==)[A-Za-z0-9_-]{43}(?=;)");

  @AutoClose
  private static final TestSite site =
      TestSite.withGap("http://localhost:8080", Duration.ofMinutes(2));

  private final List<Person> people =
      List.of(new Person(ACCOUNT), new Person(WAITING), new Person(UNKNOWN));

  private record Person(String address, Visitor browser) {
    Person(String address) {
      this(address, new Visitor(site::at));
    }
  }

  private interface Step {
    HttpResponse<String> take(Visitor browser, String address) throws Exception;
  }

  @BeforeAll
  static void knowThem() {
    site.activate(ACCOUNT, "12345678200028");
    site.register(WAITING, "12345678200028");
    site.clock.advance(Duration.ofDays(1));
  }

  /** Takes a step for each of them; what came of it, when it came to the same. */
  private int together(String path, Step step) throws Exception {
    List<String> screens = new ArrayList<>();
    int status = 0;
    for (Person person : people) {
      HttpResponse<String> answer = step.take(person.browser(), person.address());
      screens.add(screen(answer).replace(person.address(), "ADDRESS"));
      status = answer.statusCode();
    }
    assertThat(new HashSet<>(screens)).as(path).hasSize(1);
    return status;
  }

  private int get(String path) throws Exception {
    return together(path, (browser, _) -> browser.get(path));
  }

  private int post(String path, String... fields) throws Exception {
    return together(path, (browser, _) -> browser.post(path, fields));
  }

  /** Status, headers and body; the addresses are as long as each other, so are the bodies. */
  private static String screen(HttpResponse<String> answer) {
    TreeMap<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    // The words of a sum are not all as long.
    headers.remove("content-length");
    return answer.statusCode()
        + "\n"
        + COOKIE.matcher(headers.toString()).replaceAll("CHANCE")
        + "\n"
        + CHANCE.matcher(answer.body()).replaceAll("CHANCE");
  }

  private int begin(String siret) throws Exception {
    return together(
        "/inscription",
        (browser, address) -> browser.post("/inscription", "adresse", address, "siret", siret));
  }

  private int identify(String lastName) throws Exception {
    return together(
        "/inscription/identite",
        (browser, address) -> {
          HumanQuestion asked = HumanQuestion.of(browser.get("/inscription/identite").body());
          return browser.post(
              "/inscription/identite",
              "email_again",
              address,
              "last_name",
              lastName,
              "first_name",
              "Camille",
              "question",
              asked.token(),
              "answer",
              asked.answer());
        });
  }

  private int describe() throws Exception {
    return post(
        "/inscription/structure",
        "name",
        "EARL des Prés",
        "street",
        "1 rue du Pré",
        "postal_code",
        "35000",
        "city",
        "Rennes",
        "country",
        "France");
  }

  @Test
  void eachScreenOfTheSignUpIsTheSameForAKnownAddress() throws Exception {
    assertThat(get("/")).isEqualTo(200);
    assertThat(begin("732 829 320 00075")).isEqualTo(422);
    assertThat(begin(SIRET)).isEqualTo(303);
    assertThat(get("/")).isEqualTo(200);
    assertThat(get("/inscription/identite")).isEqualTo(200);
    assertThat(identify("Durand")).isEqualTo(303);
    assertThat(get("/inscription/identite")).isEqualTo(200);
    assertThat(get("/inscription/structure")).isEqualTo(200);
    assertThat(post("/inscription/brouillon", "street", "1 rue")).isEqualTo(200);
    assertThat(post("/inscription/structure", "name", "", "street", "")).isEqualTo(422);
    assertThat(describe()).isEqualTo(303);
    assertThat(get("/inscription/espaces")).isEqualTo(200);
    assertThat(post("/inscription/espaces", "spaces", "tic", "pacage", "021155950")).isEqualTo(303);
    assertThat(get("/inscription/recapitulatif")).isEqualTo(200);
    assertThat(post("/inscription/recapitulatif")).isEqualTo(303);
    assertThat(get("/inscription/envoyee")).isEqualTo(200);
    assertThat(get("/")).isEqualTo(200);

    again();
    assertThat(post("/inscription/recapitulatif")).as("too soon").isEqualTo(429);
    site.clock.advance(Duration.ofMinutes(2));
    assertThat(get("/inscription/recapitulatif")).isEqualTo(200);
    assertThat(post("/inscription/recapitulatif")).isEqualTo(303);
    assertThat(get("/inscription/envoyee")).isEqualTo(200);

    assertThat(site.mailTo(ACCOUNT)).contains("Vous avez déjà un compte");
    assertThat(site.mailTo(WAITING)).contains("/activation/");
    assertThat(site.mailTo(UNKNOWN)).contains("/activation/");
  }

  /** From the first page to the recap, a second time. */
  private void again() throws Exception {
    assertThat(begin(SIRET)).isEqualTo(303);
    assertThat(identify("Durand")).isEqualTo(303);
    assertThat(describe()).isEqualTo(303);
    assertThat(post("/inscription/espaces", "spaces", "tic")).isEqualTo(303);
    assertThat(get("/inscription/recapitulatif")).isEqualTo(200);
  }

  @Test
  void eachScreenOfAFailedLoginIsTheSameForAKnownAddress() throws Exception {
    assertThat(get("/")).isEqualTo(200);
    // Five lock the address.
    for (int failures = 1; failures <= 7; failures++) {
      assertThat(logIn("Tracteur-rouge-1968")).isEqualTo(422);
    }
    assertThat(logIn(TestSite.PASSWORD)).as("locked").isEqualTo(422);
    assertThat(get("/accueil")).isEqualTo(303);
  }

  private int logIn(String password) throws Exception {
    return together(
        "/connexion",
        (browser, address) ->
            browser.post("/connexion", "adresse", address, "mot_de_passe", password));
  }
}
