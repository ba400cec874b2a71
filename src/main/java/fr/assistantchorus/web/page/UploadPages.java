package fr.assistantchorus.web.page;

import fr.assistantchorus.web.http.Deadlines;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Shares;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Receives forms with a file. Their routes come before the limit of all other bodies, and they take
 * shares, so that slow ones and many at once hold up nobody else.
 */
public final class UploadPages {
  /** The longest time that an upload may take: enough for 13 MiB at half a megabit a second. */
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private static final String RETRY_SECONDS = "10";

  /** The most uploads at once. */
  static final int MOST = 8;

  /** The most of them from one network, which may be a school. */
  static final int MOST_OF_NETWORK = 3;

  /** The most of them from one account. */
  static final int MOST_OF_ACCOUNT = 2;

  /** People who are not logged in share the places of one account. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Site site;
  private final Duration pace;
  private final Shares places = new Shares(MOST, MOST_OF_NETWORK, MOST_OF_ACCOUNT);

  public UploadPages(Site site, Deadlines deadlines) {
    this.site = site;
    this.pace = deadlines.pace();
  }

  /** Where a file goes, part by part. */
  @FunctionalInterface
  public interface Sink {
    /** Takes the next bytes; completes once more may come. */
    Future<Void> take(Buffer bytes);
  }

  /**
   * Returns the handler that holds a body back until it is known who sends it, and drops what
   * nobody reads.
   */
  private static Handler<RoutingContext> holding(Handler<RoutingContext> handler) {
    return context -> {
      HttpServerRequest request = context.request();
      request.pause();
      context.addEndHandler(_ -> FormUpload.discard(request));
      handler.handle(context);
    };
  }

  /**
   * Returns the handler for a form with a file that was sent. It holds the body back until it is
   * known who sends it. Where the session has ended meanwhile, what was typed is kept as by {@link
   * Site#loggedIn}; the file is dropped, and is chosen anew.
   *
   * @param maxFile the most bytes of the file
   */
  public Handler<RoutingContext> loggedIn(long maxFile, Handler<RoutingContext> handler) {
    return holding(
        site.visitors()
            .known(context -> {
              if (Visitors.account(context).isPresent()) {
                handler.handle(context);
              } else {
                Sink nowhere = _ -> Future.succeededFuture();
                read(
                    context,
                    NOBODY,
                    maxFile,
                    _ -> nowhere,
                    () -> site.loggedIn(handler).handle(context));
              }
            }));
  }

  /**
   * Reads the form of a request that was held, and goes on once it has come whole. Where it does
   * not, or where there is no room for it, the request is answered here.
   *
   * @param account who sends it
   * @param maxFile the most bytes of the file
   * @param begin given the file's name, returns where it goes
   * @param read goes on; the form's fields are the request's attributes then
   */
  public void read(
      RoutingContext context,
      UUID account,
      long maxFile,
      Function<String, Sink> begin,
      Runnable read) {
    if (declared(context.request()) > maxFile + FormUpload.MOST_AROUND) {
      tooLarge(context);
      return;
    }
    Optional<Runnable> place = places.take(site.client(context), account);
    if (place.isEmpty()) {
      busy(context);
      return;
    }
    FormUpload upload = new FormUpload(context.request(), maxFile, begin);
    hold(context, place.get(), upload);
    Responses.answer(context, upload.read(), fault -> answer(context, fault, read));
  }

  private void hold(RoutingContext context, Runnable giveBack, FormUpload upload) {
    Vertx vertx = context.vertx();
    long end = vertx.setTimer(LONGEST.toMillis(), _ -> cutOff(context));
    long slow = vertx.setPeriodic(pace.toMillis(), _ -> upload.refuseIfSlow());
    context.addEndHandler(_ -> {
      vertx.cancelTimer(end);
      vertx.cancelTimer(slow);
      giveBack.run();
    });
  }

  /** Ends what takes too long, be it read or dropped. */
  private static void cutOff(RoutingContext context) {
    if (!context.request().isEnded()) {
      Responses.watch(context.request().connection().close());
    }
  }

  private void answer(RoutingContext context, Optional<FormUpload.Fault> fault, Runnable read) {
    if (fault.isEmpty()) {
      read.run();
      return;
    }
    switch (fault.get()) {
      case TOO_LARGE -> tooLarge(context);
      case UNREADABLE -> context.fail(400);
      case TOO_SLOW -> {
        // The rest would come as slowly.
        context.addEndHandler(_ -> cutOff(context));
        site.showMessage(
            context,
            408,
            "L’envoi n’avance plus",
            "Rien n’a été enregistré. Vérifiez votre connexion, revenez en arrière et"
                + " recommencez.");
      }
    }
  }

  private void tooLarge(RoutingContext context) {
    site.showMessage(
        context,
        413,
        "Fichier trop lourd",
        "Un fichier compte au plus 13 631 488 octets (13 Mo). Rien n’a été enregistré : revenez en"
            + " arrière et choisissez un fichier plus léger, par exemple numérisé avec une moindre"
            + " définition.");
  }

  private void busy(RoutingContext context) {
    context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    site.showMessage(
        context,
        503,
        "Trop d’envois en même temps",
        "Rien n’a été enregistré. Revenez en arrière : votre saisie y est encore. Recommencez dans"
            + " quelques secondes.");
  }

  /** Returns the length that the request declares; 0 where it declares none. */
  private static long declared(HttpServerRequest request) {
    try {
      String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException notOne) {
      return 0;
    }
  }
}
