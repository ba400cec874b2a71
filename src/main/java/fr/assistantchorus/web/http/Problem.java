package fr.assistantchorus.web.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the chat API says when it refuses or fails (RFC 9457), in French for people. */
public enum Problem {
  BAD_REQUEST(400, "Requête incorrecte", "La requête ne peut pas être lue."),
  MALFORMED_JSON(
      400, "Requête illisible", "Le corps de la requête n’est pas un document JSON valide."),
  UNAUTHORISED(
      401,
      "Accès refusé",
      "Le jeton de la conversation manque, n’est pas le sien, ou la conversation a été effacée."),
  WRONG_SECRET(
      401, "Accès refusé", "Le secret partagé manque ou n’est pas le bon ; voyez WEBHOOK_SECRET."),
  NOT_FOUND(404, "Adresse inconnue", "Rien ne se trouve à cette adresse."),
  UNKNOWN_CONVERSATION(404, "Conversation inconnue", "Cette conversation n’existe pas."),
  METHOD_NOT_ALLOWED(
      405, "Méthode non prévue", "Cette adresse ne répond pas à cette méthode ; voyez « Allow »."),
  REQUEST_TIMEOUT(
      408, "Envoi trop lent", "La requête n’est pas arrivée en entier. Envoyez-la de nouveau."),
  MISDIRECTED_REQUEST(
      421, "Autre nom", "Ce service ne répond pas sous ce nom ; voyez l’adresse publique."),
  BODY_TOO_LARGE(
      413, "Requête trop longue", "Le corps de la requête dépasse 64 kibioctets (65 536 octets)."),
  FILE_TOO_LARGE(
      413,
      "Fichier trop lourd",
      "Un fichier compte au plus 13 631 488 octets (13 Mo). Réduisez-le, par exemple en le"
          + " numérisant avec une moindre définition, puis envoyez-le de nouveau."),
  UNSUPPORTED_MEDIA_TYPE(
      415, "Format non prévu", "Le corps de la requête doit être annoncé comme application/json."),
  NOT_A_FORM(
      415,
      "Format non prévu",
      "Un fichier s’envoie dans un formulaire annoncé comme multipart/form-data."),
  FILE_KIND(
      415,
      "Type de fichier refusé",
      "Ce fichier n’est ni un PDF, ni une image PNG ou JPEG, quel que soit son nom. Enregistrez-le"
          + " dans l’un de ces formats, puis envoyez-le de nouveau."),
  EXPECTATION_FAILED(
      417, "Attente non prévue", "Le service ne connaît que l’attente « 100-continue »."),
  INVALID_REQUEST(
      422,
      "Requête non conforme",
      "La requête ne suit pas la description donnée par /openapi.yaml."),
  TEXT_TOO_LONG(
      422, "Message trop long", "Un message compte au plus 4 000 caractères. Raccourcissez-le."),
  TOO_MUCH_TO_READ(
      422,
      "Message trop long à lire",
      "Ce message est trop long à lire d’un coup. Envoyez-le en plusieurs messages plus courts."),
  NOT_ONE_FILE(
      422,
      "Un seul fichier à la fois",
      "L’envoi doit contenir un fichier, et rien d’autre. Envoyez vos fichiers l’un après"
          + " l’autre."),
  EMPTY_FILE(
      422, "Fichier vide", "Ce fichier ne contient rien. Vérifiez-le, puis envoyez-le de nouveau."),
  FILE_NOT_ASKED(
      422,
      "Aucun fichier demandé",
      "L’assistant n’attend pas de fichier à cet instant, et celui-ci n’a pas été gardé. Répondez à"
          + " sa question ; s’il lui faut un fichier, il le demandera."),
  TOO_MANY_FILES(
      422,
      "Trop de fichiers",
      "Cette conversation contient déjà tous les fichiers qu’elle peut recevoir. Pour en envoyer"
          + " d’autres, ouvrez une nouvelle conversation."),
  UNKNOWN_FILE(422, "Fichier inconnu", "Ce fichier n’a pas été reçu, ou n’est plus conservé."),
  TOO_MANY_REQUESTS(
      429, "Trop de demandes", "Trop de demandes en peu de temps. Réessayez un peu plus tard."),
  INTERNAL_ERROR(
      500,
      "Erreur du service",
      "Une erreur de notre côté a interrompu la demande. Rien n’est perdu."),
  UNAVAILABLE(
      503,
      "Service momentanément indisponible",
      "Réessayez dans quelques secondes, rien n’est perdu.");

  private static final String MEDIA_TYPE = "application/problem+json";

  private final int status;
  private final String title;
  private final String detail;

  /** The body without errors: it is the same each time, and a refused crowd asks for many. */
  private final Buffer plain;

  Problem(int status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.plain = body().toBuffer();
  }

  private JsonObject body() {
    return new JsonObject()
        .put("type", "/problems/" + code())
        .put("title", title)
        .put("status", status)
        .put("detail", detail);
  }

  /** Returns the code in the path of the problem's page: {@code text-too-long}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return detail;
  }

  public static Optional<Problem> ofCode(String code) {
    return Arrays.stream(values()).filter(problem -> problem.code().equals(code)).findFirst();
  }

  /**
   * Returns the problem that a bare status stands for. Of those that are not listed, the ones below
   * 500 are a fault of the request, and the others a fault of the server.
   */
  public static Problem ofStatus(int status) {
    return switch (status) {
      case 400 -> BAD_REQUEST;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 408 -> REQUEST_TIMEOUT;
      case 413 -> BODY_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 417 -> EXPECTATION_FAILED;
      case 421 -> MISDIRECTED_REQUEST;
      case 503 -> UNAVAILABLE;
      default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
    };
  }

  public void answer(RoutingContext context) {
    answer(context, new JsonArray());
  }

  /**
   * Answers with this problem.
   *
   * @param errors for {@link #INVALID_REQUEST}: each has {@code {pointer, detail}}
   */
  void answer(RoutingContext context, JsonArray errors) {
    Buffer body = errors.isEmpty() ? plain.copy() : body().put("errors", errors).toBuffer();
    if (this == UNAUTHORISED) {
      // RFC 9110, 11.6.1: a 401 names the scheme that is needed.
      context.response().putHeader("WWW-Authenticate", "Bearer realm=\"conversation\"");
    } else if (this == WRONG_SECRET) {
      context.response().putHeader("WWW-Authenticate", "Bearer realm=\"webhook\"");
    }
    Responses.send(context, status, MEDIA_TYPE, body);
  }

  /**
   * Answers with this problem, and says when to try again.
   *
   * @param seconds after which the same request may be sent again, at least 1
   */
  public void answerRetryAfter(RoutingContext context, long seconds) {
    context.response().putHeader("Retry-After", Long.toString(Math.max(1, seconds)));
    answer(context);
  }
}
