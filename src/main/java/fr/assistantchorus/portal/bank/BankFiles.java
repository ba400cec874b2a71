package fr.assistantchorus.portal.bank;

import fr.assistantchorus.field.AccountNumbers;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.limit.Limit;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.store.FileKind;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The copies of the RIB that belong to bank details (F31). A file is sealed part by part as it
 * comes, waits an hour for its bank details, and is given out to the structure's gestionnaire
 * principal only. A file takes several transactions, so this is given a runner.
 */
public final class BankFiles {
  /** The longest file, in bytes (F31). */
  public static final int MAX_BYTES = FileKind.MAX_BYTES;

  /** How long a file waits for the form that it belongs to. */
  public static final Duration WAITING = Duration.ofHours(1);

  /** The most files that an account may send in an hour. */
  static final int MOST_AN_HOUR = 20;

  /** How long a file may take to come, before what came of it is deleted. */
  private static final Duration COMING = Duration.ofMinutes(15);

  /** How many files one account may send. */
  public static final Limit PER_ACCOUNT =
      Limit.rate("bank-file/account", MOST_AN_HOUR, Duration.ofHours(1));

  /** The most numbers that are kept of those that a file names; a RIB names one. */
  private static final int MOST_NUMBERS = 5;

  private static final String NUMBER_SEPARATOR = " ";

  /** How much is kept of a name, in characters. */
  private static final int MAX_NAME = 200;

  private final Vertx vertx;
  private final Transaction.Runner transactions;
  private final Limits limits;
  private final Memberships memberships;
  private final BankFileStore store;
  private final PdfText pdfs;

  public BankFiles(
      Vertx vertx,
      Transaction.Runner transactions,
      Seal seal,
      Limits limits,
      Memberships memberships) {
    this.vertx = vertx;
    this.transactions = transactions;
    this.limits = limits;
    this.memberships = memberships;
    this.store = new BankFileStore(seal);
    this.pdfs = new PdfText(vertx, PdfText.LONGEST);
  }

  /** What became of a file that was sent. */
  public sealed interface Received {
    /** It waits for its bank details. */
    record Waiting(WaitingFile file) implements Received {}

    /** It has more than {@link FileKind#MAX_BYTES} bytes. */
    record TooLarge() implements Received {}

    /** By its content it is neither a PDF nor a PNG or JPEG image. */
    record WrongKind() implements Received {}

    record Empty() implements Received {}

    /** The account has sent too many files in an hour. */
    record TooMany(Duration retryAfter) implements Received {}

    /** The account is not the structure's gestionnaire principal. */
    record NotAllowed() implements Received {}
  }

  /**
   * A file that waits for its bank details.
   *
   * @param name as its sender's computer names it
   */
  public record WaitingFile(UUID id, String name, long bytes) {}

  /** Begins to receive a file; nothing is done before its first bytes come. */
  public IncomingBankFile receive(UUID account, UUID structure, String name, Instant now) {
    return new IncomingBankFile(this, account, structure, shortened(name), now);
  }

  /**
   * Returns a file that waits; empty where this account has sent none of this id, or it expired.
   */
  public Future<Optional<WaitingFile>> waiting(
      Transaction transaction, UUID account, UUID structure, UUID file, Instant now) {
    return store
        .lockWaiting(transaction, file, account, structure, now)
        .map(found -> found.map(BankFiles::waiting));
  }

  private static WaitingFile waiting(BankFileStore.Stored stored) {
    return new WaitingFile(stored.id(), stored.name(), stored.bytes());
  }

  /** A file that is given out, part by part. */
  public final class Download {
    private final BankFileStore.Stored file;
    private int next;

    private Download(BankFileStore.Stored file) {
      this.file = file;
    }

    /** Returns the media type: {@code application/pdf}. */
    public String mediaType() {
      return file.kind().mediaType();
    }

    /** Returns with what a file of this kind is usually named: {@code pdf}. */
    public String ending() {
      return file.kind().name().toLowerCase(Locale.ROOT);
    }

    public long bytes() {
      return file.bytes();
    }

    /** Returns the next part of the file; empty after the last one. */
    public Future<Optional<Buffer>> next() {
      int number = next++;
      return part(file.id(), file.seal(), number);
    }
  }

  /** Returns the file of one of a structure's bank details, where the account may have it. */
  public Future<Seen<Download>> download(
      Transaction transaction, UUID account, UUID structure, UUID details) {
    return memberships
        .find(transaction, account, structure)
        .compose(found -> {
          if (found.isEmpty()) {
            return Future.succeededFuture(new Seen.Unknown<>());
          }
          return found.get().standing() == Standing.PRINCIPAL_MANAGER
              ? store
                  .ofDetails(transaction, structure, details)
                  .map(file ->
                      file.<Seen<Download>>map(stored ->
                              new Seen.Shown<>(found.get().structure(), new Download(stored)))
                          .orElseGet(Seen.Unknown::new))
              : Future.succeededFuture(new Seen.NotManager<>(found.get().structure()));
        });
  }

  /** Deletes files that no bank details took in time, at most so many, and returns how many. */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return store.purge(transaction, now, most);
  }

  /** Whether a file may begin to come. */
  sealed interface Admission {
    /**
     * @param seal the file's own
     */
    record Admitted(Seal seal) implements Admission {}

    record Refused(Received why) implements Admission {}
  }

  /** Begins a file with its first part, where the account may send one. */
  Future<Admission> begin(
      UUID id, UUID account, UUID structure, String name, byte[] part, Instant now) {
    return transactions.transaction(transaction ->
        admit(transaction, id, account, structure, name, now)
            .compose(admission ->
                admission instanceof Admission.Admitted(Seal own)
                    ? store.add(transaction, id, own, 0, part).map(admission)
                    : Future.succeededFuture(admission)));
  }

  private Future<Admission> admit(
      Transaction transaction, UUID id, UUID account, UUID structure, String name, Instant now) {
    return memberships
        .find(transaction, account, structure)
        .compose(found ->
            found.filter(a -> a.standing() == Standing.PRINCIPAL_MANAGER).isEmpty()
                ? refused(new Received.NotAllowed())
                : limits
                    .take(transaction, PER_ACCOUNT, account.toString(), now)
                    .compose(decision ->
                        switch (decision) {
                          case Limits.Decision.Refused(var retryAfter) ->
                              refused(new Received.TooMany(retryAfter));
                          case Limits.Decision.Admitted _ ->
                              store
                                  .begin(
                                      transaction,
                                      id,
                                      account,
                                      structure,
                                      name,
                                      now,
                                      now.plus(COMING))
                                  .map(Admission.Admitted::new);
                        }));
  }

  private static Future<Admission> refused(Received why) {
    return Future.succeededFuture(new Admission.Refused(why));
  }

  Future<Void> add(UUID file, Seal own, int number, byte[] part) {
    return transactions.transaction(transaction -> store.add(transaction, file, own, number, part));
  }

  Future<Void> drop(UUID file) {
    return transactions.transaction(transaction -> store.drop(transaction, file));
  }

  /** Ends a file: where it is a PDF, its text is read first. */
  Future<Received> finish(
      UUID file, Seal own, String name, FileKind kind, long bytes, Instant now) {
    return numbers(file, own, kind)
        .compose(numbers ->
            transactions.transaction(transaction ->
                store.finish(transaction, file, own, kind, bytes, numbers, now.plus(WAITING))))
        .map(new Received.Waiting(new WaitingFile(file, name, bytes)));
  }

  private Future<List<String>> numbers(UUID file, Seal own, FileKind kind) {
    return switch (kind) {
      case PDF ->
          pdfs.read(number -> part(file, own, number))
              .map(text -> AccountNumbers.in(text, MOST_NUMBERS));
      case PNG, JPEG -> Future.succeededFuture(List.of());
    };
  }

  /**
   * Returns the IBANs that a file's text names, as {@link #receive(Transaction, UUID, UUID, Whole,
   * Instant)} takes them: for files that come whole, and not by a page's form.
   *
   * @param mediaType by the file's content; what is no PDF has no text
   */
  public Future<String> numbersIn(String mediaType, byte[] bytes) {
    return mediaType.equals(FileKind.PDF.mediaType())
        ? pdfs.read(number ->
                Future.succeededFuture(
                    number == 0 ? Optional.of(Buffer.buffer(bytes)) : Optional.empty()))
            .map(text -> String.join(NUMBER_SEPARATOR, AccountNumbers.in(text, MOST_NUMBERS)))
        : Future.succeededFuture("");
  }

  /**
   * A file that has come whole, with the conversation.
   *
   * @param name as its sender's computer names it
   * @param numbers as {@link #numbersIn} returns them
   */
  public record Whole(String name, byte[] bytes, String numbers) {}

  /**
   * Takes a file that has come whole, within the transaction of the act that adds bank details with
   * it.
   */
  public Future<Received> receive(
      Transaction transaction, UUID account, UUID structure, Whole file, Instant now) {
    Optional<FileKind> kind = FileKind.of(file.bytes());
    if (kind.isEmpty()) {
      return Future.succeededFuture(new Received.WrongKind());
    }
    UUID id = UUID.randomUUID();
    String name = shortened(file.name());
    List<String> numbers =
        file.numbers().isEmpty() ? List.of() : List.of(file.numbers().split(NUMBER_SEPARATOR));
    int bytes = file.bytes().length;
    return admit(transaction, id, account, structure, name, now)
        .compose(admission ->
            switch (admission) {
              case Admission.Refused(Received why) -> Future.succeededFuture(why);
              case Admission.Admitted(Seal own) ->
                  addParts(transaction, id, own, file.bytes(), 0)
                      .compose(_ ->
                          store.finish(
                              transaction, id, own, kind.get(), bytes, numbers, now.plus(WAITING)))
                      .map(new Received.Waiting(new WaitingFile(id, name, bytes)));
            });
  }

  private Future<Void> addParts(
      Transaction transaction, UUID file, Seal own, byte[] bytes, int number) {
    int from = number * IncomingBankFile.PART;
    if (from >= bytes.length) {
      return Future.succeededFuture();
    }
    int to = Math.min(bytes.length, from + IncomingBankFile.PART);
    return store
        .add(transaction, file, own, number, Arrays.copyOfRange(bytes, from, to))
        .compose(_ -> addParts(transaction, file, own, bytes, number + 1));
  }

  private Future<Optional<Buffer>> part(UUID file, Seal own, int number) {
    return transactions.transaction(transaction -> store.chunk(transaction, file, own, number));
  }

  /** Returns the kind that these first bytes of a file tell. */
  Future<Optional<FileKind>> kind(byte[] beginning) {
    return vertx.executeBlocking(() -> FileKind.of(beginning), false);
  }

  private static String shortened(String name) {
    String clean = name.replace('\0', '\uFFFD');
    return clean.codePointCount(0, clean.length()) <= MAX_NAME
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, MAX_NAME));
  }
}
