package fr.assistantchorus.web.page;

import fr.assistantchorus.web.http.Deadlines;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a form with at most one file in it, as it comes: the file is handed on in parts, and waits
 * while they are being written. The form's other fields are the request's form attributes
 * afterwards.
 */
final class FormUpload {
  /** The most bytes around the file: the other fields, the boundaries and the names. */
  static final int MOST_AROUND = 65_536;

  /**
   * The most bytes of a refused body that are read. They are enough for a photograph of any camera,
   * so that its sender gets an answer.
   */
  private static final long MOST_DISCARDED = 67_108_864;

  private final HttpServerRequest request;
  private final long maxBytes;
  private final Function<String, UploadPages.Sink> begin;
  private final Promise<Optional<Fault>> outcome = Promise.promise();
  private UploadPages.Sink sink;
  private Future<Void> written = Future.succeededFuture();
  private boolean hasFile;
  private long read;
  private long readBefore;

  /** Why a form was not read. */
  enum Fault {
    TOO_LARGE,
    /** It broke off, or is no form with at most one file. */
    UNREADABLE,
    TOO_SLOW
  }

  /**
   * @param request paused, with nothing of its body read
   * @param maxFile the most bytes of the file; a body that is longer is not read to its end
   * @param begin given the name of the file, as its sender's computer says it, returns where it
   *     goes; not called where no file was chosen
   */
  FormUpload(HttpServerRequest request, long maxFile, Function<String, UploadPages.Sink> begin) {
    this.request = request;
    this.maxBytes = maxFile + MOST_AROUND;
    this.begin = begin;
  }

  /**
   * Reads the form.
   *
   * @return empty where all of it came; fails where the file could not be written
   */
  Future<Optional<Fault>> read() {
    request
        .exceptionHandler(_ -> end(Optional.of(Fault.UNREADABLE)))
        .setExpectMultipart(true)
        .uploadHandler(this::begin)
        .handler(this::count)
        .endHandler(_ -> written.onComplete(_ -> end(Optional.empty()), outcome::tryFail))
        .resume();
    return outcome.future();
  }

  private void begin(HttpServerFileUpload file) {
    String name = file.filename() == null ? "" : file.filename();
    if (name.isEmpty()) {
      // A browser sends a part without a name where no file was chosen.
      file.handler(_ -> {});
      return;
    }
    if (hasFile) {
      file.handler(_ -> {});
      end(Optional.of(Fault.UNREADABLE));
      return;
    }
    hasFile = true;
    sink = begin.apply(name);
    file.handler(this::take);
  }

  private void take(Buffer bytes) {
    if (outcome.future().isComplete()) {
      return;
    }
    written = sink.take(bytes);
    if (!written.isComplete()) {
      request.pause();
      written.onComplete(
          _ -> request.resume(),
          failure -> {
            outcome.tryFail(failure);
            request.resume();
          });
    }
  }

  private void count(Buffer bytes) {
    read += bytes.length();
    if (read > maxBytes) {
      end(Optional.of(Fault.TOO_LARGE));
    }
  }

  /**
   * Refuses a body of which less than {@link Deadlines#LEAST_BYTES} came since the last time this
   * was called, unless it waits for us.
   */
  void refuseIfSlow() {
    if (read - readBefore < Deadlines.LEAST_BYTES && !request.isEnded() && written.isComplete()) {
      end(Optional.of(Fault.TOO_SLOW));
    }
    readBefore = read;
  }

  private void end(Optional<Fault> fault) {
    outcome.tryComplete(fault);
  }

  /**
   * Reads and drops the rest of a body, since a browser reads its answer only once it has sent
   * everything. One that goes on beyond a bound is cut off.
   */
  static void discard(HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    long[] left = {MOST_DISCARDED};
    request.handler(bytes -> {
      left[0] -= bytes.length();
      if (left[0] < 0) {
        request.connection().close();
      }
    });
    request.resume();
  }
}
