package fr.assistantchorus.portal.bank;

import fr.assistantchorus.portal.bank.BankFiles.Received;
import fr.assistantchorus.store.FileKind;
import fr.assistantchorus.store.Seal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A file as it comes: cut into parts that are sealed and written one after the other, so that there
 * are never more than a few of them in memory. What it is, is told by its first part; what is too
 * large or of another kind is dropped at once.
 *
 * <p>It belongs to one request, and is used on that request's thread.
 */
public final class IncomingBankFile {
  /** The length of a part, in bytes. */
  static final int PART = 262_144;

  private final BankFiles files;
  private final UUID id = UUID.randomUUID();
  private final UUID account;
  private final UUID structure;
  private final String name;
  private final Instant now;

  private Buffer waiting = Buffer.buffer();
  private long bytes;
  private int parts;
  private FileKind kind;
  private Seal own;
  private Received refusal;
  private Future<Void> writing = Future.succeededFuture();

  IncomingBankFile(BankFiles files, UUID account, UUID structure, String name, Instant now) {
    this.files = files;
    this.account = account;
    this.structure = structure;
    this.name = name;
    this.now = now;
  }

  /**
   * Takes the next bytes.
   *
   * @return completes once more may come; fails where they cannot be written
   */
  public Future<Void> take(Buffer chunk) {
    bytes += chunk.length();
    if (bytes > FileKind.MAX_BYTES) {
      refuse(new Received.TooLarge());
    }
    if (refusal != null) {
      return Future.succeededFuture();
    }
    waiting.appendBuffer(chunk);
    return waiting.length() < PART ? Future.succeededFuture() : write();
  }

  /** Ends the file, and returns what became of it. Of a file that is refused nothing is kept. */
  public Future<Received> end() {
    if (bytes == 0) {
      return Future.succeededFuture(new Received.Empty());
    }
    return (waiting.length() > 0 ? write() : writing)
        .compose(_ ->
            refusal == null
                ? files.finish(id, own, name, kind, bytes, now)
                : abandon().map(refusal));
  }

  /** Deletes what has come of the file so far. */
  public Future<Void> abandon() {
    if (refusal == null) {
      refuse(new Received.Empty());
    }
    return writing.transform(_ -> parts == 0 ? Future.succeededFuture() : files.drop(id));
  }

  private void refuse(Received why) {
    refusal = why;
    waiting = Buffer.buffer();
  }

  private Future<Void> write() {
    byte[] part = waiting.getBytes();
    waiting = Buffer.buffer();
    writing = writing.compose(_ -> refusal == null ? write(part) : Future.succeededFuture());
    return writing;
  }

  private Future<Void> write(byte[] part) {
    int number = parts++;
    return number == 0 ? begin(part) : files.add(id, own, number, part);
  }

  private Future<Void> begin(byte[] part) {
    return files
        .kind(part)
        .compose(told -> told.isEmpty() ? refused(new Received.WrongKind()) : admit(told, part));
  }

  private Future<Void> admit(Optional<FileKind> told, byte[] part) {
    kind = told.orElseThrow();
    return files
        .begin(id, account, structure, name, part, now)
        .compose(admission ->
            switch (admission) {
              case BankFiles.Admission.Admitted(Seal seal) -> {
                own = seal;
                yield Future.succeededFuture();
              }
              case BankFiles.Admission.Refused(Received why) -> refused(why);
            });
  }

  private Future<Void> refused(Received why) {
    if (refusal == null) {
      refuse(why);
    }
    return Future.succeededFuture();
  }
}
