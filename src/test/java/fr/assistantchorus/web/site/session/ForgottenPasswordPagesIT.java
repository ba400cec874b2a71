package fr.assistantchorus.web.site.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.HumanQuestion;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** F4, F22: the pages of a forgotten password, without scripts. */
final class ForgottenPasswordPagesIT {
  private static final String PATH = "/mot-de-passe-oublie";
  private static final String NEW = "Moisson-Verte-9";
  private static final Pattern LINK = Pattern.compile("(/nouveau-mot-de-passe/[A-Za-z0-9_-]{43})");

  /** What is made anew for each page, and tells nothing. */
  private static final Pattern CHANCE =
      Pattern.compile(
          "(?<=name=\"(?:jeton_formulaire|question)\" value=\")[^\"]+|(?<=Combien font )\\S+ et"
              + " \\S+");

  @AutoClose static final TestSite site = new TestSite("http://localhost:8080");

  private final Visitor browser = new Visitor(site::at);

  @BeforeAll
  static void anAccount() {
    site.activate("camille@exemple.fr", "12345678200010");
    site.activate("connue@exemple.fr", "12345678200010");
    site.register("attend@exemple.fr", "12345678200010");
  }

  @Test
  void fromTheHomePageToANewPassword() {
    assertThat(browser.get("/").body()).contains("href=\"" + PATH + "\"");
    HttpResponse<String> asked = ask(browser, "camille@exemple.fr");
    assertThat(asked.statusCode()).isEqualTo(303);
    assertThat(browser.get(PATH).body())
        .contains("Si un compte a l’adresse camille@exemple.fr", "Ouvrez son lien avant le");

    String link = link("camille@exemple.fr");
    HttpResponse<String> page = browser.get(link);
    assertThat(page.body()).contains("Mon animal", "camille@exemple.fr").doesNotContain("Câline");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");

    HttpResponse<String> wrong = choose(link, "Rex", NEW, NEW);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Il vous reste 4 essais").doesNotContain(NEW, "Rex");
    assertThat(choose(link, "", "court", "autre").body())
        .contains("Répondez à votre question", "au moins 12 caractères", "ne sont pas les mêmes");
    assertThat(choose(link, "Câline", "Chorus-Pro-2026", "Chorus-Pro-2026").body())
        .contains("serait vite deviné");

    assertThat(choose(link, "caline", NEW, NEW).statusCode()).isEqualTo(303);
    assertThat(browser.get("/").body()).contains("Votre mot de passe est changé");
    assertThat(browser.get(link).statusCode()).isEqualTo(410);
    browser.get("/");
    assertThat(
            browser
                .post("/connexion", "adresse", "camille@exemple.fr", "mot_de_passe", NEW)
                .headers()
                .firstValue("Location"))
        .contains("/accueil");
  }

  @Test
  void whatIsMissingIsAskedForAndACutLinkLeadsOn() {
    browser.get(PATH);
    HttpResponse<String> empty = browser.post(PATH, "adresse", "", "answer", "");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("Saisissez votre adresse");
    HttpResponse<String> robot =
        browser.post(PATH, "adresse", "camille@exemple.fr", "answer", "12");
    assertThat(robot.statusCode()).isEqualTo(422);
    assertThat(robot.body()).contains("écarte les robots", "value=\"camille@exemple.fr\"");

    HttpResponse<String> cut = browser.get("/nouveau-mot-de-passe/abc");
    assertThat(cut.statusCode()).isEqualTo(404);
    assertThat(cut.body()).contains("coupé en deux", "href=\"" + PATH + "\"");
    assertThat(browser.get(PATH + "/defi").body()).contains("\"challenge\"");
  }

  @Test
  void anotherSiteOrAUsedCheckSendsNothing() {
    HumanQuestion human = HumanQuestion.of(browser.get(PATH).body());
    browser.forgetFormToken();
    assertThat(ask(browser, "connue@exemple.fr", human).statusCode()).isEqualTo(403);

    HumanQuestion once = HumanQuestion.of(browser.get(PATH).body());
    assertThat(ask(browser, "connue@exemple.fr", once).statusCode()).isEqualTo(303);
    browser.get(PATH);
    assertThat(ask(browser, "connue@exemple.fr", once).statusCode()).isEqualTo(422);
  }

  @Test
  void whoAsksTooOftenIsToldWhen() {
    assertThat(ask(browser, "presse@exemple.fr").statusCode()).isEqualTo(303);
    HttpResponse<String> refused = ask(browser, "presse@exemple.fr");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).contains("recommencer dans 2 minutes", "presse@exemple.fr");
  }

  /** Status, headers and words are the same for every address, to the letter. */
  @Test
  void everyAddressIsAnsweredAlike() {
    List<String> screens = new ArrayList<>();
    for (String address : List.of("connue@exemple.fr", "attend@exemple.fr", "aucune@exemple.fr")) {
      site.clock.advance(java.time.Duration.ofHours(1));
      Visitor person = new Visitor(site::at);
      HttpResponse<String> asked = ask(person, address);
      HttpResponse<String> after = person.get(PATH);
      String told =
          asked.statusCode()
              + asked.headers().map().keySet().toString()
              + after.statusCode()
              + CHANCE.matcher(after.body()).replaceAll("CHANCE");
      // The deadline moves with the clock, beyond midnight too.
      screens.add(
          told.replace(address, "ADDRESS").replaceAll("avant le [^(]*", "avant le DEADLINE "));
    }
    assertThat(screens.stream().distinct()).hasSize(1);
  }

  private HttpResponse<String> ask(Visitor person, String address) {
    return ask(person, address, HumanQuestion.of(person.get(PATH).body()));
  }

  private static HttpResponse<String> ask(Visitor person, String address, HumanQuestion human) {
    return person.post(
        PATH, "adresse", address, "question", human.token(), "answer", human.answer());
  }

  private HttpResponse<String> choose(
      String link, String answer, String password, String confirmation) {
    browser.get(link);
    return browser.post(
        link, "reponse", answer, "mot_de_passe", password, "confirmation", confirmation);
  }

  private static String link(String address) {
    return LINK.matcher(site.mailTo(address)).results().findFirst().orElseThrow().group(1);
  }
}
