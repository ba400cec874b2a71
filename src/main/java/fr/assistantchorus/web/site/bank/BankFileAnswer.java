package fr.assistantchorus.web.site.bank;

import fr.assistantchorus.portal.bank.BankFiles;
import fr.assistantchorus.web.http.Responses;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Sends a file that somebody else may have made: to be saved and never shown by the browser, under
 * a name of our own, part by part.
 */
final class BankFileAnswer {
  private BankFileAnswer() {}

  static void send(RoutingContext context, BankFiles.Download file) {
    HttpServerResponse response =
        context
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
            .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(file.bytes()))
            .putHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"coordonnee-bancaire." + file.ending() + "\"")
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    if (context.request().method().equals(HttpMethod.HEAD)) {
      Responses.watch(response.end());
      return;
    }
    Future<Void> sent = next(response, file);
    sent.onFailure(context::fail);
  }

  private static Future<Void> next(HttpServerResponse response, BankFiles.Download file) {
    return file.next()
        .compose(part ->
            part.isEmpty()
                ? response.end()
                : response.write(part.get()).compose(_ -> next(response, file)));
  }
}
