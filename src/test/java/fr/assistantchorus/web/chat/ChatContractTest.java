package fr.assistantchorus.web.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.Json;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is passed without a look at the contract is what the contract passes. */
@ExtendWith(VertxExtension.class)
final class ChatContractTest {
  private static final String ID = "\"turn\": \"7D3A60c2-52a8-4b9e-9c9c-0b5f2b7a3b11\"";

  private static ChatContract contract;

  @BeforeAll
  static void load(Vertx vertx) {
    contract = ChatContract.load(vertx).await();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"text\": \"\"",
        "\"text\": \"c’est quoi un siret ?\"",
        "\"text\": \"\\u0000\\ud83d\"",
        "\"option\": \"no\"",
        "\"option\": \"@contacter_support\""
      })
  void anOrdinaryTurnFitsTheContract(String what) {
    Object body = Json.decodeValue("{%s, %s}".formatted(ID, what));
    assertThat(ChatContract.isOrdinary(body)).isTrue();
    assertThat(contract.faultsByContract(body)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1_000})
  void theLongestOrdinaryTurnFitsTheContract(int length) {
    for (String member : new String[] {"text", "option"}) {
      Object body =
          Json.decodeValue("{%s, \"%s\": \"%s\"}".formatted(ID, member, "é".repeat(length)));
      assertThat(!ChatContract.isOrdinary(body) || contract.faultsByContract(body).isEmpty())
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"turn\"",
        "{\"text\": \"bonjour\"}",
        "{\"turn\": \"7d3a60c2\", \"text\": \"bonjour\"}",
        "{\"turn\": 7, \"text\": \"bonjour\"}",
        "{\"turn\": \"7d3a60c2-52a8-4b9e-9c9c-0b5f2b7a3b11\"}",
        "{\"turn\": \"7d3a60c2-52a8-4b9e-9c9c-0b5f2b7a3b11\", \"text\": 1}",
        "{\"turn\": \"7d3a60c2-52a8-4b9e-9c9c-0b5f2b7a3b11\", \"option\": \"\"}",
        "{\"turn\": \"7d3a60c2-52a8-4b9e-9c9c-0b5f2b7a3b11\", \"text\": \"a\", \"option\": \"b\"}"
      })
  void whatDoesNotFitIsNeverOrdinary(String body) {
    assertThat(contract.faultsOfTurn(Json.decodeValue(body))).isNotEmpty();
  }
}
