package fr.assistantchorus.web.site.signup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.HumanQuestion;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A plain form for a new activation mail, as a browser without scripts sends it. */
final class NewActivationMailPageIT {
  private static final String PATH = "/nouveau-courriel";
  private static final String WAITING = "attend@exemple.fr";

  @AutoClose
  private static final TestSite SITE =
      TestSite.withGap("http://localhost:8080", Duration.ofMinutes(2));

  private final Visitor browser = new Visitor(SITE::at);

  @Test
  void theLinkThatExpiredIsReplacedWithoutScriptsAndOthersAreAnsweredAlike() throws Exception {
    SITE.register(WAITING, "12345678200010");
    String old = "/activation/" + SITE.activationToken(WAITING);
    SITE.clock.advance(Duration.ofHours(2));
    assertThat(browser.get(old).body()).contains("a expiré", "href=\"" + PATH + "\"");

    String known = told(WAITING);
    String unknown = told("inconnue@exemple.fr");

    assertThat(known.replace(WAITING, "X")).isEqualTo(unknown.replace("inconnue@exemple.fr", "X"));
    assertThat(known)
        .contains("un nouveau courriel part à l’instant", "valable jusqu’au", TestSite.MAIL_FROM);
    String fresh = "/activation/" + SITE.activationToken(WAITING);
    assertThat(fresh).isNotEqualTo(old);
    assertThat(browser.get(fresh).statusCode()).isEqualTo(200);
    assertThat(browser.get(PATH).body()).as("it is told once").doesNotContain("part à l’instant");
  }

  @Test
  void whoAsksTooSoonIsToldWhenAndKeepsTheAddress() throws Exception {
    String address = "vite@exemple.fr";
    told(address);
    HttpResponse<String> again = ask(address);
    assertThat(again.statusCode()).isEqualTo(429);
    assertThat(again.headers().firstValue("Retry-After")).isPresent();
    assertThat(again.body()).contains("recommencer dans", "value=\"" + address + "\"");
  }

  @Test
  void whatIsWrongIsNamedAndNothingIsLost() throws Exception {
    browser.get(PATH);
    HttpResponse<String> none = browser.post(PATH, "adresse", "nulle-part");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("n’est pas complète", "value=\"nulle-part\"");
    HttpResponse<String> wrong =
        browser.post(
            PATH,
            "adresse",
            "a@exemple.fr",
            "question",
            HumanQuestion.of(browser.get(PATH).body()).token(),
            "answer",
            "99");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("n’est pas la bonne", "value=\"a@exemple.fr\"");
    browser.forgetFormToken();
    assertThat(browser.post(PATH, "adresse", "a@exemple.fr").statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> ask(String address) {
    HumanQuestion question = HumanQuestion.of(browser.get(PATH).body());
    return browser.post(
        PATH, "adresse", address, "question", question.token(), "answer", question.answer());
  }

  /** Asks, and returns what the next page says of it. */
  private String told(String address) {
    HttpResponse<String> sent = ask(address);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    String page = browser.get(PATH).body();
    int start = page.indexOf("<section class=\"banner\"");
    return page.substring(start, page.indexOf("</section>", start));
  }
}
