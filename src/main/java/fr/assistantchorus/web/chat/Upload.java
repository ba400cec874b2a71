package fr.assistantchorus.web.chat;

import fr.assistantchorus.conversation.chat.ReceivedFile;
import fr.assistantchorus.web.http.Deadlines;
import fr.assistantchorus.web.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;

/** Reads one form with one file in it, as it comes. What is too much is dropped at once. */
final class Upload {
  private final HttpServerRequest request;
  private final long maxBody;
  private final Promise<Read> outcome = Promise.promise();
  private final Buffer bytes = Buffer.buffer();
  private String name;

  /** Whether the boundary after the file has come. */
  private boolean complete;

  private long read;

  /** How much had come when its pace was looked at. */
  private long readBefore;

  /**
   * @param request paused, with nothing of its body read
   * @param maxBody in bytes, the form around the file included
   */
  Upload(HttpServerRequest request, long maxBody) {
    this.request = request;
    this.maxBody = maxBody;
  }

  /** What reading the form gave. */
  sealed interface Read {
    record Whole(ReceivedFile file) implements Read {}

    record Refused(Problem why) implements Read {}
  }

  /**
   * Reads the form, and gives the file or the problem for which it is refused. A connection that
   * breaks gives a problem too, so the future never fails.
   */
  Future<Read> read() {
    request
        .exceptionHandler(failure -> refuse(Problem.NOT_ONE_FILE))
        .setExpectMultipart(true)
        .uploadHandler(this::begin)
        .handler(this::count)
        .endHandler(_ -> end())
        .resume();
    return outcome.future();
  }

  private void begin(HttpServerFileUpload file) {
    if (name != null) {
      refuse(Problem.NOT_ONE_FILE);
    }
    name = file.filename() == null ? "" : file.filename();
    file.handler(this::take).endHandler(_ -> complete = true);
  }

  private void take(Buffer chunk) {
    if (outcome.future().isComplete()) {
      return;
    }
    if (bytes.length() + chunk.length() > ReceivedFile.MAX_BYTES) {
      refuse(Problem.FILE_TOO_LARGE);
    } else {
      bytes.appendBuffer(chunk);
    }
  }

  private void count(Buffer chunk) {
    read += chunk.length();
    if (read > maxBody) {
      refuse(Problem.FILE_TOO_LARGE);
    }
  }

  /**
   * Refuses a body of which less than {@link Deadlines#LEAST_BYTES} came since the last time this
   * was called.
   */
  void refuseIfSlow() {
    if (read - readBefore < Deadlines.LEAST_BYTES && !request.isEnded()) {
      refuse(Problem.REQUEST_TIMEOUT);
    }
    readBefore = read;
  }

  private void end() {
    if (!complete || !request.formAttributes().isEmpty()) {
      refuse(Problem.NOT_ONE_FILE);
    } else if (bytes.length() == 0) {
      refuse(Problem.EMPTY_FILE);
    } else {
      outcome.tryComplete(new Read.Whole(new ReceivedFile(name, bytes.getBytes())));
    }
  }

  private void refuse(Problem why) {
    outcome.tryComplete(new Read.Refused(why));
  }

  /**
   * Reads and drops the rest of a body, since a client reads its answer only once it has sent
   * everything. A client that goes on beyond this many bytes is cut off.
   */
  static void discard(HttpServerRequest request, long most) {
    if (request.isEnded()) {
      return;
    }
    long[] left = {most};
    request.handler(chunk -> {
      left[0] -= chunk.length();
      if (left[0] < 0) {
        request.connection().close();
      }
    });
    request.resume();
  }
}
