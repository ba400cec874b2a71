package fr.assistantchorus.web.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import fr.assistantchorus.conversation.chat.TurnRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.jackson.JacksonCodec;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the body of a request. It is checked in this order: media type, JSON, length of what was
 * typed, contract.
 */
public final class JsonBody {
  public static final String MEDIA_TYPE = "application/json";

  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonBody() {}

  /**
   * Reads and checks the body of a request; where something is wrong, it answers with a problem.
   *
   * @param text the name of the property that holds what was typed
   * @return the body, where it is JSON without a fault; empty where a problem was answered
   */
  public static Optional<JsonObject> read(
      RoutingContext context, String text, Function<Object, JsonArray> faultsOf) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(MEDIA_TYPE)) {
      Problem.UNSUPPORTED_MEDIA_TYPE.answer(context);
      return Optional.empty();
    }
    Object json;
    try {
      json = parse(context.body().buffer());
    } catch (DecodeException | IOException malformed) {
      Problem.MALFORMED_JSON.answer(context);
      return Optional.empty();
    }
    if (json instanceof JsonObject object && isTooLong(object.getValue(text))) {
      Problem.TEXT_TOO_LONG.answer(context);
      return Optional.empty();
    }
    JsonArray faults = faultsOf.apply(json);
    if (!faults.isEmpty()) {
      Problem.INVALID_REQUEST.answer(context, faults);
      return Optional.empty();
    }
    return Optional.of((JsonObject) json);
  }

  /**
   * Reads a body to the letter of RFC 8259. Vert.x itself forgives comments, other encodings, and
   * two values of one name, which another program might read otherwise than this one.
   *
   * @param body null where the request has none
   */
  private static Object parse(Buffer body) throws IOException {
    byte[] bytes = body == null ? new byte[0] : body.getBytes();
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return JacksonCodec.fromParser(STRICT.createParser(text), Object.class);
  }

  /**
   * Returns whether a text is too long. It counts characters and not UTF-16 units, as JSON Schema
   * does (2020-12 Validation, 6.3.1).
   */
  private static boolean isTooLong(Object text) {
    return text instanceof String string
        && string.codePointCount(0, string.length()) > TurnRequest.MAX_TEXT;
  }
}
