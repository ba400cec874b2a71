package fr.assistantchorus.web.site.signup;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.FormValues;
import fr.assistantchorus.support.HumanQuestion;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.web.TestSite;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who signs up on the pages, under an address of his own; each step loads its page. */
final class Applicant {
  static final String IDENTITY = "/inscription/identite";
  static final String STRUCTURE = "/inscription/structure";
  static final String SPACES = "/inscription/espaces";
  static final String RECAP = "/inscription/recapitulatif";
  static final String SENT = "/inscription/envoyee";

  /** A SIRET that is not in the register. */
  static final String UNKNOWN = "73282932000074";

  private static final AtomicInteger PERSONS = new AtomicInteger();

  final Visitor browser;
  final String address;

  Applicant(TestSite site) {
    this(site, "inscrit" + PERSONS.incrementAndGet() + "@exemple.fr");
  }

  Applicant(TestSite site, String address) {
    this.browser = new Visitor(site::at);
    this.address = address;
  }

  /**
   * @param siret empty for whoever has none
   */
  HttpResponse<String> begin(String siret) {
    browser.get("/");
    FormValues start = FormValues.of("adresse", address, "siret", siret);
    return browser.post("/inscription", siret.isEmpty() ? start.with("sans_siret", "oui") : start);
  }

  HttpResponse<String> identify() {
    return browser.post(IDENTITY, person());
  }

  /** What is typed about a person, with the answer to the question that his page asks. */
  FormValues person() {
    return person(HumanQuestion.of(browser.get(IDENTITY).body()));
  }

  /** The same with the answer to another question. */
  FormValues person(HumanQuestion asked) {
    return FormValues.of(
        "email_again",
        address,
        "last_name",
        "Durand",
        "first_name",
        "Camille",
        "contact_email",
        "",
        "question",
        asked.token(),
        "answer",
        asked.answer());
  }

  /**
   * @param more names and values in turn, which take the place of the usual ones
   */
  HttpResponse<String> describe(String... more) {
    browser.get(STRUCTURE);
    FormValues structure =
        FormValues.of(
            "name", "EARL des <Prés>",
            "street", "1 rue du Pré",
            "postal_code", "35000",
            "city", "Rennes",
            "country", "France",
            "undisclosed", "");
    return browser.post(STRUCTURE, structure.with(FormValues.of(more)));
  }

  HttpResponse<String> chooseTic() {
    browser.get(SPACES);
    return browser.post(
        SPACES, "spaces", "tic", "category", "farming-company", "pacage", "021155950");
  }

  HttpResponse<String> send() {
    browser.get(RECAP);
    return browser.post(RECAP);
  }

  static void leadsTo(HttpResponse<String> answer, String path) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains(path);
  }

  /** The first group of the pattern's first match in a page. */
  static String find(Pattern pattern, HttpResponse<String> page) {
    Matcher found = pattern.matcher(page.body());
    if (!found.find()) {
      throw new AssertionError("no " + pattern + " in " + page.body());
    }
    return found.group(1);
  }
}
