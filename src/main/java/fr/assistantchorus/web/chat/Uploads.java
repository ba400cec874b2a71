package fr.assistantchorus.web.chat;

import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.conversation.chat.ReceivedFile;
import fr.assistantchorus.web.http.ClientAddress;
import fr.assistantchorus.web.http.Deadlines;
import fr.assistantchorus.web.http.Problem;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Shares;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Receives files that are sent to a conversation. They are read into memory up to their limit,
 * never onto the disk, and only once their sender may send one. These routes come before the limit
 * of all other bodies.
 */
public final class Uploads {
  /** The most uploads at once; each may need three times the size of its file. */
  static final int MAX_AT_ONCE = 8;

  /** The most of them from one network, which may be a school. */
  static final int MAX_OF_NETWORK = 3;

  /** The most of them for one conversation; a widget sends one after the other. */
  static final int MAX_OF_CONVERSATION = 2;

  /** The most bytes around the file in a form, which are the boundaries and the names. */
  private static final int MAX_FORM_AROUND = 8_192;

  private static final int MAX_BODY = ReceivedFile.MAX_BYTES + MAX_FORM_AROUND;

  /**
   * The most bytes of a refused body that are read. They are enough for a photograph of any camera,
   * so that its sender gets an answer.
   */
  private static final int MOST_DISCARDED = 67_108_864;

  /**
   * The longest time that an upload may take. It is enough for 13 MiB at half a megabit a second.
   */
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private static final long FULL_RETRY_SECONDS = 5;

  private final Vertx vertx;
  private final Chat chat;
  private final ClientAddress clients;
  private final Duration pace;
  private final Shares places = new Shares(MAX_AT_ONCE, MAX_OF_NETWORK, MAX_OF_CONVERSATION);

  public Uploads(Vertx vertx, Chat chat, ClientAddress clients, Deadlines deadlines) {
    this.vertx = vertx;
    this.pace = deadlines.pace();
    this.chat = chat;
    this.clients = clients;
  }

  public void route(Routes routes) {
    routes.post(ChatRoutes.CONVERSATIONS + "/:conversation/files", this::receive);
  }

  private void receive(RoutingContext context) {
    HttpServerRequest request = context.request();
    long timer = vertx.setTimer(LONGEST.toMillis(), _ -> cutOff(request));
    context.addEndHandler(_ -> {
      Upload.discard(request, MOST_DISCARDED);
      if (request.isEnded()) {
        vertx.cancelTimer(timer);
      }
    });
    ChatAccess.of(context)
        .ifPresent(access -> {
          if (!isForm(request)) {
            Problem.NOT_A_FORM.answer(context);
          } else if (declared(request) > MAX_BODY) {
            Problem.FILE_TOO_LARGE.answer(context);
          } else {
            request.pause();
            ChatAnswers.answer(
                context,
                chat.admitFile(access.conversation(), access.token(), clients.keyOf(context)),
                _ -> read(context, access));
          }
        });
  }

  private void read(RoutingContext context, ChatAccess access) {
    Optional<Runnable> place = places.take(clients.keyOf(context), access.conversation());
    if (place.isEmpty()) {
      Problem.UNAVAILABLE.answerRetryAfter(context, FULL_RETRY_SECONDS);
      return;
    }
    Upload upload = new Upload(context.request(), MAX_BODY);
    long timer = vertx.setPeriodic(pace.toMillis(), _ -> upload.refuseIfSlow());
    context.addEndHandler(_ -> {
      place.get().run();
      vertx.cancelTimer(timer);
    });
    Responses.answer(
        context,
        upload.read(),
        read -> {
          switch (read) {
            case Upload.Read.Refused(Problem why) -> {
              if (why == Problem.REQUEST_TIMEOUT) {
                // The rest would come as slowly.
                context.addEndHandler(_ -> cutOff(context.request()));
              }
              why.answer(context);
            }
            case Upload.Read.Whole(ReceivedFile file) ->
                ChatAnswers.answer(
                    context,
                    201,
                    chat.keepFile(
                        access.conversation(), access.token(), clients.keyOf(context), file));
          }
        });
  }

  /** Ends what takes too long, be it read or dropped. */
  private static void cutOff(HttpServerRequest request) {
    if (!request.isEnded()) {
      Responses.watch(request.connection().close());
    }
  }

  private static boolean isForm(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null
        && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/form-data")
        && type.contains("boundary=");
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
