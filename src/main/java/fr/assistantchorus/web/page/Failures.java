package fr.assistantchorus.web.page;

import fr.assistantchorus.portal.account.SlowHash;
import fr.assistantchorus.web.http.Problem;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a person or a program that a route has failed: as a page, or as a problem. */
public final class Failures implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final long RETRY_SECONDS = 5;
  private static final List<String> APIS = List.of("/api", "/webhooks");

  private final Pages pages;
  private final Predicate<Throwable> unavailable;

  /**
   * @param unavailable tells whether PostgreSQL is away, or the server has a fault
   */
  public Failures(Pages pages, Predicate<Throwable> unavailable) {
    this.pages = pages;
    this.unavailable = unavailable;
  }

  @Override
  public void handle(RoutingContext context) {
    Problem problem = problemOf(context);
    if (problem == Problem.INTERNAL_ERROR) {
      LOG.error(
          "{} {} failed", context.request().method(), Routes.patternOf(context), context.failure());
    }
    answer(context, problem);
  }

  /** Answers a path that cannot be decoded, which fails before any route is reached. */
  public void unreadable(RoutingContext context) {
    answer(context, Problem.BAD_REQUEST);
  }

  private void answer(RoutingContext context, Problem problem) {
    if (context.response().headWritten()) {
      Responses.watch(context.request().connection().close());
    } else if (isApi(context.request().path())) {
      answerProblem(context, problem);
    } else {
      showPage(context, problem);
    }
  }

  private static boolean isApi(String path) {
    return APIS.stream().anyMatch(api -> path.equals(api) || path.startsWith(api + "/"));
  }

  private Problem problemOf(RoutingContext context) {
    return switch (context.failure()) {
      case null -> Problem.ofStatus(context.statusCode());
      case HttpException http -> Problem.ofStatus(http.getStatusCode());
      case SlowHash.TooBusy _ -> Problem.UNAVAILABLE;
      case Throwable cause when unavailable.test(cause) -> Problem.UNAVAILABLE;
      case Throwable _ when context.statusCode() >= 400 && context.statusCode() < 500 ->
          Problem.ofStatus(context.statusCode());
      case Throwable _ -> Problem.INTERNAL_ERROR;
    };
  }

  private static void answerProblem(RoutingContext context, Problem problem) {
    if (problem == Problem.UNAVAILABLE) {
      problem.answerRetryAfter(context, RETRY_SECONDS);
    } else {
      problem.answer(context);
    }
  }

  private void showPage(RoutingContext context, Problem problem) {
    switch (problem.status()) {
      case 404 ->
          pages.showMessage(
              context,
              404,
              "Cette page n’existe pas",
              "L’adresse a peut-être été mal recopiée, ou la page a été déplacée.");
      case 405 ->
          pages.showMessage(
              context,
              405,
              "Cette page s’ouvre autrement",
              "Elle ne peut pas être demandée de cette façon. Revenez à l’accueil et recommencez.");
      case 413 ->
          pages.showMessage(
              context,
              413,
              "Envoi trop volumineux",
              "Ce que vous avez envoyé dépasse la taille permise. Rien n’a été enregistré.");
      case 415 ->
          pages.showMessage(
              context,
              415,
              "Envoi illisible",
              "Le formulaire a été envoyé sous une forme que le portail ne lit pas. Rien n’a été"
                  + " enregistré.");
      case 503 -> {
        context.response().putHeader("Retry-After", Long.toString(RETRY_SECONDS));
        pages.showMessage(
            context,
            503,
            "Le portail est momentanément indisponible",
            "Réessayez dans quelques instants. Ce qui était enregistré l’est toujours.");
      }
      case 500 ->
          pages.showMessage(
              context,
              500,
              "Une erreur s’est produite",
              "Elle vient de notre côté et a été enregistrée pour être corrigée. Réessayez ; si"
                  + " elle se répète, l’assistant peut transmettre votre demande au support.");
      default -> pages.showMessage(context, problem.status(), problem.title(), problem.detail());
    }
  }
}
