package fr.assistantchorus.web.chat;

import fr.assistantchorus.web.http.Uuids;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Checks request bodies against {@code openapi.yaml}. The validators are called directly, since
 * vertx-openapi would send each request to a worker thread and back.
 */
public final class ChatContract {
  private static final String RESOURCE = "openapi.yaml";

  /** A hostile body may have a thousand faults; the first few tell enough. */
  private static final int MAX_ERRORS = 5;

  /**
   * The longest text of an ordinary turn, in UTF-16 units; it is well within what the contract
   * allows.
   */
  private static final int ORDINARY_TEXT = 1_000;

  private static final int ORDINARY_OPTION = 100;

  private final Validator opening;
  private final Validator turn;
  private final Validator webhook;

  private ChatContract(Validator opening, Validator turn, Validator webhook) {
    this.opening = opening;
    this.turn = turn;
    this.webhook = webhook;
  }

  /** Reads the contract. Fails where the file is not sound OpenAPI. */
  public static Future<ChatContract> load(Vertx vertx) {
    return vertx
        .executeBlocking(ChatContract::requestsOnly)
        .compose(json -> OpenAPIContract.from(vertx, json))
        .map(contract ->
            new ChatContract(
                bodyOf(contract, "openConversation"),
                bodyOf(contract, "takeTurn"),
                bodyOf(contract, "hearMessage")));
  }

  /**
   * Returns the faults of a turn's body as the contract finds them, without the short cut of {@link
   * #isOrdinary}.
   */
  JsonArray faultsByContract(Object body) {
    return faults(turn.validate(body));
  }

  /**
   * Returns the faults of the body that opens a conversation, as a problem lists them; none where
   * it fits.
   */
  JsonArray faultsOfOpening(Object body) {
    return faults(opening.validate(body));
  }

  /** Returns the faults of a turn's body, as a problem lists them; none where it fits. */
  JsonArray faultsOfTurn(Object body) {
    return isOrdinary(body) ? new JsonArray() : faultsByContract(body);
  }

  /**
   * Returns whether the body is what nearly every turn has, in which the contract can find no
   * fault. Checking it against the contract takes longer than the whole engine.
   */
  static boolean isOrdinary(Object body) {
    return body instanceof JsonObject turn
        && turn.size() == 2
        && turn.getValue("turn") instanceof String id
        && Uuids.read(id).isPresent()
        && (turn.getValue("text") instanceof String text && text.length() <= ORDINARY_TEXT
            || turn.getValue("option") instanceof String option
                && !option.isEmpty()
                && option.length() <= ORDINARY_OPTION);
  }

  /** Returns the faults of a message that another program passes on; none where it fits. */
  JsonArray faultsOfWebhook(Object body) {
    return faults(webhook.validate(body));
  }

  private static Validator bodyOf(OpenAPIContract contract, String operation) {
    MediaType json =
        contract.operation(operation).getRequestBody().getContent().get(MediaType.APPLICATION_JSON);
    return contract.getSchemaRepository().validator(json.getSchema());
  }

  /**
   * Returns the contract without answers and servers, which requests do not need: vertx-openapi 5.0
   * refuses answers of a media type that it cannot check, and a server that is just a path.
   */
  private static JsonObject requestsOnly() throws IOException {
    JsonObject contract = read();
    contract.remove("servers");
    contract.getJsonObject("components").remove("responses");
    JsonObject paths = contract.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      for (Map.Entry<String, Object> operation : paths.getJsonObject(path)) {
        if (operation.getValue() instanceof JsonObject json && json.containsKey("responses")) {
          json.put(
              "responses",
              new JsonObject().put("default", new JsonObject().put("description", "any")));
        }
      }
    }
    return contract;
  }

  @SuppressWarnings("unchecked")
  private static JsonObject read() throws IOException {
    try (InputStream stream = ChatContract.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      Load yaml = new Load(LoadSettings.builder().setLabel(RESOURCE).build());
      return new JsonObject((Map<String, Object>) yaml.loadFromInputStream(stream));
    }
  }

  private static JsonArray faults(OutputUnit result) {
    JsonArray faults = new JsonArray();
    if (Boolean.TRUE.equals(result.getValid())) {
      return faults;
    }
    List<OutputUnit> errors = result.getErrors() == null ? List.of() : result.getErrors();
    errors.stream()
        .limit(MAX_ERRORS)
        .forEach(error ->
            faults.add(
                new JsonObject()
                    .put("pointer", error.getInstanceLocation())
                    .put("detail", error.getError())));
    if (faults.isEmpty()) {
      faults.add(new JsonObject().put("pointer", "#").put("detail", "does not fit the schema"));
    }
    return faults;
  }
}
