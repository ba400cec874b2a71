package fr.assistantchorus.company.directory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.company.CompanyRegister;
import fr.assistantchorus.company.CompanyRegister.Lookup;
import fr.assistantchorus.company.CompanyRegister.Search;
import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.company.FallbackRegister;
import fr.assistantchorus.company.StockRegister;
import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.support.TestClock;
import fr.assistantchorus.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public search against a server of the same shapes, which can also fail in every way. */
final class PublicSearchIT {
  private static final Duration WAIT = Duration.ofMillis(700);
  private static final String HEAD_OFFICE = "12345678200010";
  private static final String SECOND = "12345678200028";

  private static final Vertx VERTX = Vertx.vertx();
  private static final List<Map<String, String>> ASKED = new CopyOnWriteArrayList<>();
  private static HttpServer server;
  private static volatile Consumer<HttpServerRequest> answer;

  private final TestClock clock = new TestClock();
  private PublicSearch register;

  @BeforeAll
  static void serve() {
    server =
        VERTX
            .createHttpServer()
            .requestHandler(request -> {
              assertThat(request.path()).isEqualTo("/search");
              ASKED.add(
                  request.params().names().stream()
                      .collect(Collectors.toMap(n -> n, request::getParam)));
              answer.accept(request);
            })
            .listen(0, "127.0.0.1")
            .await();
    // The first request of a JVM takes longer than a person waits.
    answers(durand());
    PublicSearch.at(
            VERTX,
            "http://127.0.0.1:" + server.actualPort(),
            WAIT.multipliedBy(20),
            InstantSource.system())
        .find(HEAD_OFFICE)
        .await();
  }

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @BeforeEach
  void begin() {
    ASKED.clear();
    register = at(server.actualPort());
    answers(durand());
  }

  @Test
  void theHeadOfficeComesWithItsParts() {
    assertThat(register.find(HEAD_OFFICE).await())
        .isEqualTo(
            new Lookup.Found(
                new Establishment(
                    HEAD_OFFICE,
                    true,
                    true,
                    true,
                    "EARL DURAND",
                    "1 BIS CHEMIN DES PRES",
                    "LE HAUT",
                    "21000",
                    "DIJON",
                    "6598",
                    "01.50Z"),
                List.of()));
    assertThat(ASKED).containsExactly(Map.of("q", HEAD_OFFICE));
  }

  @Test
  void ofACompanyTheVeryEstablishmentIsPickedAndItsLineTakenApart() {
    assertThat(found(SECOND).establishment())
        .extracting(
            Establishment::siret,
            Establishment::headOffice,
            Establishment::name,
            Establishment::street,
            Establishment::postalCode,
            Establishment::city)
        .containsExactly(SECOND, false, "EARL DURAND", "12 ROUTE DE LANGRES", "21000", "DIJON");
  }

  @Test
  void whatIsNotThereIsUnknownEvenOfAKnownCompany() {
    assertThat(register.find("12345678200036").await()).isEqualTo(new Lookup.Unknown());
    answers(new JsonObject().put("results", new JsonArray()).put("total_results", 0));
    assertThat(register.find("73282932000108").await()).isEqualTo(new Lookup.Unknown());
  }

  @Test
  void aClosedOneTellsTheOpenOnesOfItsCompanyTheHeadOfficeFirst() {
    JsonObject answer = durand();
    company(answer)
        .getJsonArray("matching_etablissements")
        .add(other("12345678200036", "F", "O"))
        .add(other("12345678200044", "A", "O"));
    answers(answer);
    Lookup.Found found = found("12345678200036");
    assertThat(found.establishment().open()).isFalse();
    assertThat(found.openSiblings())
        .extracting(Establishment::siret)
        .containsExactly(HEAD_OFFICE, SECOND, "12345678200044");
    assertThat(ASKED.getLast()).containsEntry("q", "123456782");
  }

  @ParameterizedTest
  @ValueSource(strings = {"establishment", "company", "name", "street"})
  void whatIsNotDiffusibleHasNeitherNameNorAddress(String withheld) {
    JsonObject answer = durand();
    JsonObject headOffice = company(answer).getJsonObject("siege");
    switch (withheld) {
      case "establishment" -> headOffice.put("statut_diffusion_etablissement", "P");
      case "company" -> company(answer).put("statut_diffusion", "P");
      case "name" -> company(answer).put("nom_raison_sociale", "[NON-DIFFUSIBLE]");
      default -> headOffice.put("libelle_voie", "[ND]");
    }
    answers(answer);
    assertThat(found(HEAD_OFFICE).establishment())
        .isEqualTo(
            new Establishment(
                HEAD_OFFICE, true, true, false, "", "", "", "", "", "6598", "01.50Z"));
    assertThat(sirets(register.search("durand", "", 5))).doesNotContain(HEAD_OFFICE);
  }

  @Test
  void aSoleTraderIsNamedByTheWholeName() {
    JsonObject answer = durand();
    company(answer).putNull("nom_raison_sociale").put("nom_complet", "JEANNE ROUSSEL");
    answers(answer);
    assertThat(found(HEAD_OFFICE).establishment().name()).isEqualTo("JEANNE ROUSSEL");
  }

  @Test
  void aSearchAsksForTheTownsPostalCodesAndGivesTheOpenOnesThere() {
    JsonObject answer = durand();
    company(answer)
        .getJsonArray("matching_etablissements")
        .add(other("12345678200036", "F", "O"))
        .add(other("12345678200044", "A", "P"))
        .add(other("12345678200051", "A", "O").put("code_postal", "75001"));
    answers(answer);
    assertThat(sirets(register.search("earl durand & fils", "Saint-Flour", 5))).isEmpty();
    assertThat(ASKED.getLast())
        .containsEntry("q", "earl durand & fils")
        .containsEntry("code_postal", "15100");
    assertThat(sirets(register.search("earl durand", "dijon", 5)))
        .containsExactly(HEAD_OFFICE, SECOND);
    assertThat(sirets(register.search("earl durand", "21000", 1))).containsExactly(HEAD_OFFICE);
    assertThat(sirets(register.search("earl durand", "un hameau perdu", 5)))
        .containsExactly(HEAD_OFFICE, SECOND, "12345678200051");
    assertThat(ASKED.getLast())
        .containsEntry("q", "earl durand un hameau perdu")
        .doesNotContainKey("code_postal");
    assertThat(sirets(register.search("  ", "dijon", 5))).isEmpty();
  }

  @Test
  void whatWasAskedIsNotAskedAgainForAWhile() {
    found(HEAD_OFFICE);
    found(HEAD_OFFICE);
    assertThat(ASKED).hasSize(1);
    clock.advance(PublicSearch.KEPT.plusSeconds(1));
    found(HEAD_OFFICE);
    assertThat(ASKED).hasSize(2);
  }

  @Test
  void afterA429ItIsNotAskedBeforeTheTimeThatItTells() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            clock.instant().plusSeconds(60).atZone(ZoneOffset.UTC));
    for (Map.Entry<String, Integer> told :
        Map.of("7", 7, date, 59, "soon", 5, "999999999", 600, "-1", 5).entrySet()) {
      ASKED.clear();
      register = at(server.actualPort());
      clock.reset();
      answer =
          request ->
              request
                  .response()
                  .setStatusCode(429)
                  .putHeader("Retry-After", told.getKey())
                  .end("too many");
      assertAway(HEAD_OFFICE);
      answers(durand());
      clock.advance(Duration.ofSeconds(told.getValue()).minusSeconds(1));
      assertAway(HEAD_OFFICE);
      assertThat(ASKED).as(told.getKey()).hasSize(1);
      clock.advance(Duration.ofSeconds(3));
      assertThat(register.find(HEAD_OFFICE).await())
          .as(told.getKey())
          .isInstanceOf(Lookup.Found.class);
    }
  }

  @Test
  void a429WithoutATimeIsGivenSome() {
    answer = request -> request.response().setStatusCode(429).end();
    assertAway(HEAD_OFFICE);
    assertAway(SECOND);
    assertThat(ASKED).hasSize(1);
  }

  @Test
  void failuresInARowCloseTheCircuitAndOneThatSucceedsOpensIt() {
    answer = request -> request.response().setStatusCode(500).end("<html>");
    for (int failure = 0; failure < Circuit.MOST_FAILURES + 4; failure++) {
      assertAway(HEAD_OFFICE);
    }
    assertThat(ASKED).hasSize(Circuit.MOST_FAILURES);
    clock.advance(Circuit.PAUSE);
    answers(durand());
    found(HEAD_OFFICE);
    assertThat(register.search("durand", "dijon", 1).await()).isInstanceOf(Search.Found.class);
  }

  @Test
  void aSuccessBetweenTwoFailuresCounts() {
    for (int round = 0; round < Circuit.MOST_FAILURES + 2; round++) {
      answer = request -> request.response().setStatusCode(502).end();
      assertAway(HEAD_OFFICE);
      answers(durand());
      found(HEAD_OFFICE);
      clock.advance(PublicSearch.KEPT.plusSeconds(1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "<html>",
        "{\"results\": 4}",
        "{\"results\": [4]}",
        "{\"results\": [{\"siege\": []}]}",
        "{\"results\": null}",
        "{\"results\": ["
      })
  void anAnswerOfAnotherFormIsNoAnswer(String garbage) {
    answer = request -> request.response().end(garbage);
    assertAway(HEAD_OFFICE);
  }

  @Test
  void fieldsOfAnotherTypeAreAbsent() {
    answers(
        new JsonObject(
            """
            {"results": [{"nom_complet": 4, "siege": {"siret": "12345678200010", "adresse": null,
              "code_postal": 21000, "etat_administratif": true}, "matching_etablissements": [{}]}]}
            """));
    assertThat(found(HEAD_OFFICE).establishment())
        .isEqualTo(new Establishment(HEAD_OFFICE, true, false, false, "", "", "", "", "", "", ""));
  }

  @Test
  void anAnswerThatDoesNotComeIsWaitedForNoLongerThanAPersonWould() {
    answer = _ -> {};
    long start = System.nanoTime();
    assertAway(HEAD_OFFICE);
    answer = request -> request.response().setChunked(true).write("{\"results\": [");
    assertAway(HEAD_OFFICE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(WAIT.multipliedBy(8));
    answers(durand());
    found(HEAD_OFFICE);
  }

  @Test
  void anAnswerWithoutEndIsCutOffAndTheConnectionWithIt() {
    answer =
        request -> {
          var response = request.response().setChunked(true);
          response.write("{\"results\": [");
          writeOn(response);
        };
    assertAway(HEAD_OFFICE);
    answers(durand());
    found(HEAD_OFFICE);
  }

  @Test
  void aServerThatBreaksOffOrIsNotThereIsAway() {
    answer = request -> request.connection().close();
    assertAway(HEAD_OFFICE);
    HttpServer gone = VERTX.createHttpServer().requestHandler(_ -> {}).listen(0).await();
    int port = gone.actualPort();
    gone.close().await();
    assertThat(at(port).find(HEAD_OFFICE).await()).isEqualTo(new Lookup.Away());
    assertThat(at(port).search("durand", "", 3).await()).isEqualTo(new Search.Away());
  }

  @Test
  void manyAtOnceAreAnsweredOrAwayAndNeverFail() {
    List<Future<Lookup>> all =
        Stream.iterate(10_000_000_000_000L, number -> number + 1)
            .limit(200)
            .map(number -> register.find(Long.toString(number)))
            .toList();
    assertThat(all).allSatisfy(one -> assertThat(one.await()).isNotNull());
  }

  @Test
  void whereItIsAwayTheTableAnswers() {
    try (TestDatabase database = TestDatabase.createWithRegister()) {
      CompanyRegister both = new FallbackRegister(register, new StockRegister(database.register()));
      answers(new JsonObject().put("results", new JsonArray()));
      assertThat(both.find(SyntheticRegister.CUMA).await()).isEqualTo(new Lookup.Unknown());
      assertThat(both.search("cuma du bocage", "Dijon", 3).await())
          .isEqualTo(new Search.Found(List.of()));
      answer = request -> request.response().setStatusCode(503).end();
      clock.advance(PublicSearch.KEPT.plusSeconds(1));
      assertThat(both.find(SyntheticRegister.CUMA).await()).isInstanceOf(Lookup.Found.class);
      assertThat(sirets(both.search("cuma du bocage", "Dijon", 3)))
          .contains(SyntheticRegister.CUMA);
    }
  }

  private static void writeOn(HttpServerResponse response) {
    if (!response.closed()) {
      response.write("{},".repeat(20_000)).onSuccess(_ -> writeOn(response));
    }
  }

  private PublicSearch at(int port) {
    return PublicSearch.at(VERTX, "http://127.0.0.1:" + port, WAIT, clock);
  }

  private Lookup.Found found(String siret) {
    return (Lookup.Found) register.find(siret).await();
  }

  private void assertAway(String siret) {
    assertThat(register.find(siret).await()).isEqualTo(new Lookup.Away());
  }

  private static List<String> sirets(Future<Search> search) {
    return ((Search.Found) search.await())
        .establishments().stream().map(Establishment::siret).toList();
  }

  private static void answers(JsonObject body) {
    answer =
        request ->
            request.response().putHeader("Content-Type", "application/json").end(body.encode());
  }

  private static JsonObject company(JsonObject answer) {
    return answer.getJsonArray("results").getJsonObject(0);
  }

  private static JsonObject durand() {
    return new JsonObject()
        .put("total_results", 1)
        .put(
            "results",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("siren", "123456782")
                        .put("nom_complet", "EARL DURAND (DURAND)")
                        .put("nom_raison_sociale", "EARL DURAND")
                        .put("nature_juridique", "6598")
                        .put("statut_diffusion", "O")
                        .put(
                            "siege",
                            new JsonObject()
                                .put("siret", HEAD_OFFICE)
                                .put("activite_principale", "01.50Z")
                                .put("adresse", "LE HAUT 1 B CHEMIN DES PRES 21000 DIJON")
                                .put("numero_voie", "1")
                                .put("indice_repetition", "B")
                                .put("type_voie", "CHEMIN")
                                .put("libelle_voie", "DES PRES")
                                .put("complement_adresse", "LE HAUT")
                                .put("code_postal", "21000")
                                .put("libelle_commune", "DIJON")
                                .put("etat_administratif", "A")
                                .put("statut_diffusion_etablissement", "O"))
                        .put(
                            "matching_etablissements",
                            new JsonArray()
                                .add(other(HEAD_OFFICE, "A", "O"))
                                .add(other(SECOND, "A", "O")))));
  }

  private static JsonObject other(String siret, String state, String disclosure) {
    return new JsonObject()
        .put("siret", siret)
        .put("activite_principale", "01.50Z")
        .put("adresse", "12 ROUTE DE LANGRES 21000 DIJON")
        .put("code_postal", "21000")
        .put("libelle_commune", "DIJON")
        .put("etat_administratif", state)
        .put("statut_diffusion_etablissement", disclosure);
  }
}
