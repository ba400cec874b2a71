package fr.assistantchorus.web.site.home;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.Http;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PortalPagesIT {
  @AutoClose static final TestSite site = new TestSite("http://localhost:8080");

  private final Visitor browser = new Visitor(site::at);

  private HttpResponse<String> logIn(String address, String password) throws Exception {
    browser.get("/");
    return browser.post("/connexion", "adresse", address, "mot_de_passe", password);
  }

  @Test
  void theHomePageHasTheBlocksOfTheGuides() throws Exception {
    HttpResponse<String> home = browser.get("/");

    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(home.body())
        .contains(
            "Vous avez déjà un compte ?",
            "Mot de passe oublié ?",
            "Vous êtes nouveau sur Chorus Pro ?",
            "Je n’ai pas de numéro de SIRET",
            "Actualités",
            "Accéder au service DUME",
            "Vérifier une signature électronique",
            "Rechercher une structure publique",
            "démonstrateur non officiel",
            "<script type=\"module\" src=\"/chat/assistant-chat.js?v=",
            "<assistant-chat>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/confidentialite",
        "/mot-de-passe-oublie",
        "/services/dume",
        "/services/signature",
        "/structures-publiques",
        "/dev/mail"
      })
  void everyPageForbidsWhatItDoesNotNeed(String path) throws Exception {
    HttpResponse<String> page = browser.get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy ->
            assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe"));
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
    assertThat(page.body())
        .contains("<html lang=\"fr\">")
        .doesNotContainPattern("style=|<style|onclick|<script(?![^>]* src=)");
  }

  @ParameterizedTest(name = "{0} / {1} / {2}")
  @CsvSource({
    "'', 12345678200010, '', Saisissez votre adresse",
    "nulle-part, 12345678200010, '', n’est pas complète",
    "a@exemple.fr, '', '', Saisissez votre numéro de SIRET",
    "a@exemple.fr, 123456782, '', numéro de SIREN",
    "a@exemple.fr, 1234567820001, '', compte 14 chiffres",
    "a@exemple.fr, 12345678200011, '', vérifiez",
    "a@exemple.fr, 1234567820001O, '', que des chiffres",
  })
  void whatIsMistypedAtSignUpIsNamedAndKept(
      String address, String siret, String without, String sentence) throws Exception {
    browser.get("/");
    HttpResponse<String> page =
        browser.post("/inscription", "adresse", address, "siret", siret, "sans_siret", without);

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains(sentence, "role=\"alert\"", "aria-invalid=\"true\"")
        .contains("value=\"" + siret + "\"");
  }

  @Test
  void whatIsTypedIsEscaped() throws Exception {
    browser.get("/");
    HttpResponse<String> page =
        browser.post("/inscription", "adresse", "\"><script>alert(1)</script>");

    assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
  }

  @Test
  void somebodyLogsInAndOut() throws Exception {
    site.activate("camille@exemple.fr", "12345678200010");

    HttpResponse<String> in = logIn("Camille@Exemple.fr", TestSite.PASSWORD);
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(in.headers().firstValue("Location")).contains("/accueil");
    assertThat(in.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("session=")
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax", "Path=/")
                .doesNotContain("Max-Age"));

    HttpResponse<String> home = browser.get("/accueil");
    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(home.body())
        .contains(
            "Camille DURAND",
            "Déconnexion",
            "Demande de remboursement TIC",
            TestSite.shown("12345678200010"),
            "EARL des &lt;Prés&gt;",
            "Gestionnaire principal");

    assertThat(browser.post("/deconnexion").statusCode()).isEqualTo(303);
    assertThat(browser.cookies()).doesNotContainKey("session");
    assertThat(browser.get("/accueil").headers().firstValue("Location")).contains("/#connexion");
  }

  @Test
  void aSessionEndsOnTheServerTooAndWithTime() throws Exception {
    site.activate("eric@exemple.fr", "35600000000048");
    logIn("eric@exemple.fr", TestSite.PASSWORD);
    String stolen = browser.cookies().get("session");
    browser.get("/accueil");
    browser.post("/deconnexion");
    browser.cookies().put("session", stolen);
    assertThat(browser.get("/accueil").statusCode()).isEqualTo(303);

    logIn("eric@exemple.fr", TestSite.PASSWORD);
    site.clock.advance(Duration.ofHours(1));
    assertThat(browser.get("/accueil").statusCode()).isEqualTo(303);
  }

  @Test
  void aRefusedLoginKeepsTheAddressAndTellsNothing() throws Exception {
    site.activate("denis@exemple.fr", "73282932000074");
    HttpResponse<String> wrong = logIn("denis@exemple.fr", "pas-le-bon");
    HttpResponse<String> unknown = logIn("personne@exemple.fr", "pas-le-bon");

    assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Connexion refusée", "value=\"denis@exemple.fr\"");
    assertThat(wrong.body().replace("denis", "personne")).isEqualTo(unknown.body());
    assertThat(wrong.body()).doesNotContain("pas-le-bon");
  }

  @Test
  void aLockedAccountIsAnsweredAsAWrongPassword() throws Exception {
    site.activate("lucie@exemple.fr", "55208131766522");
    for (int i = 0; i < 5; i++) {
      logIn("lucie@exemple.fr", "pas-le-bon");
    }

    HttpResponse<String> locked = logIn("lucie@exemple.fr", TestSite.PASSWORD);

    assertThat(locked.statusCode()).isEqualTo(422);
    assertThat(locked.body()).contains("Connexion refusée");
    assertThat(browser.cookies()).doesNotContainKey("session");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/connexion", "/inscription", "/deconnexion"})
  void aFormOfAnotherSiteIsNotTaken(String path) throws Exception {
    browser.get("/");
    browser.forgetFormToken();
    HttpResponse<String> page = browser.post(path, "adresse", "a@exemple.fr");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("La page a expiré");
    if (!path.equals("/deconnexion")) {
      assertThat(page.body()).contains("value=\"a@exemple.fr\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "plante"})
  void aFormCookieThatTheSiteDidNotMakeProvesNothing(String planted) {
    HttpResponse<String> answer =
        Http.send(
            Http.to(site.at("/connexion"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", "formulaire=" + planted)
                .POST(BodyPublishers.ofString("jeton_formulaire=" + planted))
                .build());

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin, 422",
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-site, 403",
    "Sec-Fetch-Site, none, 403",
    "Origin, http://localhost:8080, 422",
    "Origin, https://localhost:8080, 403",
    "Origin, http://ailleurs.exemple.fr, 403",
    "Origin, null, 422",
  })
  void theBrowserSaysWhereAFormComesFrom(String header, String value, int status) throws Exception {
    String field = formField(browser.get("/"));
    String cookie = "formulaire=" + browser.cookies().get("formulaire");
    assertThat(login(cookie, field, header, value)).isEqualTo(status);
  }

  @Test
  void aPlantedOrEmptyFormCookieNeverPassesAndAFieldHoldsForOneSession() {
    String field = formField(browser.get("/"));
    String form = browser.cookies().get("formulaire");

    assertThat(login("formulaire=" + form, field, "X-Any", "x")).isEqualTo(422);
    assertThat(login("formulaire=", "", "X-Any", "x")).isEqualTo(403);
    assertThat(login("formulaire=" + form, form, "X-Any", "x")).isEqualTo(403);
    assertThat(login("formulaire=" + form + "; session=x", field, "X-Any", "x")).isEqualTo(403);
  }

  private static String formField(HttpResponse<String> page) {
    Matcher field =
        Pattern.compile("name=\"jeton_formulaire\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(field.find()).isTrue();
    return field.group(1);
  }

  private static int login(String cookies, String field, String header, String value) {
    return Http.send(
            Http.to(site.at("/connexion"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies)
                .header(header, value)
                .POST(BodyPublishers.ofString("jeton_formulaire=" + field))
                .build())
        .statusCode();
  }

  @ParameterizedTest
  @CsvSource({
    "/nulle-part, 404, n’existe pas",
    "/activation, 404, n’existe pas",
    "/chat/..%2f..%2fopenapi.yaml, 404, n’existe pas",
    "/chat/..%2Fportal.css, 404, n’existe pas",
    "/assets/openapi.yaml, 404, n’existe pas",
    "/problems/nothing, 404, n’existe pas",
    "/dev/mail/3, 404, n’existe pas",
    "/dev/mail/x, 404, n’existe pas",
  })
  void whatIsNotThereIsSaidInFrench(String path, int status, String sentence) throws Exception {
    HttpResponse<String> page = browser.get(path);

    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(page.body()).contains(sentence, "<html lang=\"fr\">");
  }

  @Test
  void anotherMethodIs405InFrench() throws Exception {
    HttpResponse<String> page = Http.send(Http.to(site.at("/connexion")).DELETE().build());

    assertThat(page.statusCode()).isEqualTo(405);
    assertThat(page.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
    assertThat(page.body()).contains("s’ouvre autrement");
  }

  @Test
  void aFormTooLargeIs413() throws Exception {
    browser.get("/");

    assertThat(browser.post("/connexion", "adresse", "x".repeat(70_000)).statusCode())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/%zz", "/activation/%zz", "/?a=%zz", "/chat/%", "/\u00e9", "//", "/../x", "*"})
  void anAddressThatCannotBeReadIsNoFaultOfOurs(String target) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", site.server().port())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).matches("(?s)HTTP/1.1 (200|400|404) .*");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "adresse=%zz", "&&==&", "\0", "jeton_formulaire"})
  void aFormThatCannotBeReadIsNoFaultOfOurs(String body) throws Exception {
    HttpResponse<String> answer =
        Http.send(
            Http.to(site.at("/connexion"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());

    assertThat(answer.statusCode()).isIn(400, 403);
  }

  @Test
  void assetsAreKeptForEverUnderTheirHashAndTravelZipped() throws Exception {
    String home = browser.get("/").body();
    String path = home.replaceAll("(?s).*href=\"(/assets/portal.css[^\"]+)\".*", "$1");

    HttpResponse<String> plain = Http.send(Http.to(site.at(path)).build());
    assertThat(plain.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(caching -> assertThat(caching).contains("immutable"));
    String tag = plain.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        Http.send(Http.to(site.at(path)).header("If-None-Match", tag).build());
    assertThat(again.statusCode()).isEqualTo(304);
    HttpResponse<String> zipped =
        Http.send(Http.to(site.at(path)).header("Accept-Encoding", "gzip").build());
    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(zipped.headers().firstValue("ETag"))
        .isPresent()
        .isNotEqualTo(java.util.Optional.of(tag));
  }

  @Test
  void theModulesOfTheWidgetNameEachOtherByTheirHashAndTheFirstHasAnAddressThatStays()
      throws Exception {
    HttpResponse<String> first = Http.send(Http.to(site.at("/chat/assistant-chat.js")).build());
    assertThat(first.headers().firstValue("Cache-Control")).contains("public, no-cache");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(
            Http.send(
                    Http.to(site.at("/chat/assistant-chat.js"))
                        .header("If-None-Match", tag)
                        .build())
                .statusCode())
        .isEqualTo(304);
    Deque<String> open = new ArrayDeque<>(named(first.body()));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String path = open.removeFirst();
      if (seen.add(path)) {
        HttpResponse<String> module = Http.send(Http.to(site.at("/chat/" + path)).build());
        assertThat(module.statusCode()).as(path).isEqualTo(200);
        assertThat(module.headers().firstValue("Cache-Control").orElseThrow())
            .as(path)
            .contains("immutable");
        open.addAll(named(module.body()));
      }
    }
    assertThat(seen).hasSizeGreaterThan(6).anyMatch(path -> path.contains(".css?v="));
    assertThat(
            Http.send(Http.to(site.at("/chat/chat-panel.js?v=0123456789abcdef")).build())
                .headers()
                .firstValue("Cache-Control"))
        .as("of another version")
        .contains("public, no-cache");
  }

  private static List<String> named(String module) {
    return Pattern.compile("['\"](?:\\./)?([a-z-]+\\.(?:js|css)(?:\\?v=[0-9a-f]+)?)['\"]")
        .matcher(module)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void theMailboxShowsMailsAndRunsNothingOfThem() throws Exception {
    assertThat(browser.get("/dev/mail").body()).contains("Second", "deux &lt;b&gt;", "/dev/mail/1");
    assertThat(browser.get("/dev/mail.json").body())
        .startsWith("[{\"from\":\"a@exemple.fr\",\"to\":\"b@exemple.fr\",\"subject\":\"Second\"");

    HttpResponse<String> html = browser.get("/dev/mail/1");
    assertThat(html.body()).contains("un</body>");
    assertThat(html.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy ->
            assertThat(policy).contains("sandbox", "default-src 'none'").doesNotContain("script"));
  }

  @Test
  void underHttpsCookiesAreBoundToTheHost() throws Exception {
    try (TestSite secure = new TestSite("https://portail.exemple.fr")) {
      HttpResponse<String> home = new Visitor(secure::at).get("/");

      assertThat(home.headers().firstValue("Set-Cookie"))
          .hasValueSatisfying(
              cookie -> assertThat(cookie).startsWith("__Host-formulaire=").contains("Secure"));
      assertThat(home.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
  }
}
