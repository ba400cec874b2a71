package fr.assistantchorus.conversation.file;

import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.chat.ReceivedFile;
import fr.assistantchorus.conversation.chat.Refusal;
import fr.assistantchorus.conversation.turn.ConversationKeys;
import fr.assistantchorus.conversation.turn.ConversationStore;
import fr.assistantchorus.conversation.turn.Incoming;
import fr.assistantchorus.engine.Expect;
import fr.assistantchorus.store.Batches;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.FileKind;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * The files of conversations. Their kind is told by their content; they are sealed under the
 * conversation's own key, and are deleted with it. Nothing serves them.
 */
public final class Files {
  /** The most files of one conversation; the portal asks for one or two. */
  static final int MAX_FILES = 10;

  /** The most bytes that one conversation may send in a day: 64 MiB. */
  static final long MAX_BYTES_A_DAY = 67_108_864;

  private static final Duration DAY = Duration.ofDays(1);

  /**
   * How long a file waits for the turn that names it. Together with the period of the chore that
   * deletes it, this is less than an hour.
   */
  static final Duration UNNAMED = Duration.ofMinutes(40);

  /** How much is kept of a name, in characters. */
  private static final int MAX_NAME = 200;

  /** How many unnamed files are deleted in one statement. */
  private static final int BATCH = 100;

  private final Vertx vertx;
  private final Database database;
  private final ConversationStore conversations;
  private final FileStore store;
  private final FileStore sweeps;
  private final ConversationKeys keys;
  private final InstantSource clock;
  private final ReceivedFile.Inspector inspector;

  /**
   * @param background the pool of what nobody waits for
   */
  public Files(
      Vertx vertx,
      Database database,
      Database background,
      ConversationStore conversations,
      ConversationKeys keys,
      InstantSource clock,
      ReceivedFile.Inspector inspector) {
    this.vertx = vertx;
    this.database = database;
    this.conversations = conversations;
    this.store = new FileStore(database);
    this.sweeps = new FileStore(background);
    this.keys = keys;
    this.clock = clock;
    this.inspector = inspector;
  }

  /**
   * Keeps a file.
   *
   * @return its id as JSON, or the reason why it is not kept
   */
  public Future<ChatAnswer> keep(UUID conversation, ReceivedFile file) {
    return onWorker(() -> FileKind.of(file.bytes()))
        .compose(kind ->
            kind.isEmpty()
                ? Future.succeededFuture(new ChatAnswer.Refused(Refusal.FILE_KIND))
                : database
                    .transaction(transaction -> key(transaction, conversation))
                    .compose(key ->
                        key.isEmpty()
                            ? Future.succeededFuture(new ChatAnswer.Unauthorised())
                            : inspector
                                .inspect(kind.get().mediaType(), file.bytes())
                                .map(note -> new ReceivedFile(file.name(), file.bytes(), note))
                                .compose(inspected ->
                                    keep(conversation, kind.get(), inspected, key.get()))));
  }

  /**
   * Returns the conversation's key, which is made where there is none yet; empty where the
   * conversation was forgotten.
   */
  private Future<Optional<byte[]>> key(Transaction transaction, UUID id) {
    return conversations
        .lock(transaction, id)
        .compose(locked -> {
          if (locked.isEmpty() || locked.get().tokenHash() == null) {
            return Future.succeededFuture(Optional.empty());
          }
          byte[] known = locked.get().wrappedKey();
          if (known != null) {
            return Future.succeededFuture(Optional.of(known));
          }
          byte[] made = keys.make(id);
          return conversations.giveKey(transaction, id, made).map(Optional.of(made));
        });
  }

  private Future<ChatAnswer> keep(UUID id, FileKind kind, ReceivedFile file, byte[] wrappedKey) {
    return onWorker(() -> sealed(id, kind, file, wrappedKey))
        .compose(kept -> database.transaction(transaction -> insert(transaction, kept)));
  }

  private FileStore.Kept sealed(UUID id, FileKind kind, ReceivedFile file, byte[] wrappedKey) {
    UUID fileId = UUID.randomUUID();
    Seal own = keys.open(id, wrappedKey);
    return new FileStore.Kept(
        id,
        fileId,
        kind,
        file.bytes().length,
        own.seal(shortened(Incoming.clean(file.name())), nameContext(fileId)),
        own.seal(file.bytes(), context(fileId)),
        own.seal(file.note(), noteContext(fileId)),
        clock.instant());
  }

  /**
   * Keeps the file while the conversation is locked. So files that are sent at the same time cannot
   * exceed the limit together.
   */
  private Future<ChatAnswer> insert(Transaction transaction, FileStore.Kept kept) {
    return conversations
        .lock(transaction, kept.conversation())
        .compose(locked ->
            locked.isEmpty() || locked.get().tokenHash() == null
                ? Future.succeededFuture(new ChatAnswer.Unauthorised())
                : store
                    .sent(transaction, kept.conversation(), kept.time().minus(DAY))
                    .compose(sent -> insert(transaction, kept, sent)));
  }

  private Future<ChatAnswer> insert(
      Transaction transaction, FileStore.Kept kept, FileStore.Sent sent) {
    if (sent.files() >= MAX_FILES) {
      return Future.succeededFuture(new ChatAnswer.Refused(Refusal.TOO_MANY_FILES));
    }
    return sent.bytes() + kept.bytes() > MAX_BYTES_A_DAY
        ? Future.succeededFuture(new ChatAnswer.TooMany(DAY.toSeconds()))
        : store
            .insert(transaction, kept)
            .map(new ChatAnswer.Ok("{\"file\":\"" + kept.id() + "\"}"));
  }

  /** Returns whether the open question takes a file. */
  public static boolean asked(Optional<Expect> open) {
    return open.filter(expect -> !expect.accept().isEmpty()).isPresent();
  }

  /**
   * Notes that a turn names a file of this conversation, which is kept as long as the conversation
   * from then on.
   *
   * @param file any text; a text that is not an id names no file
   * @return whether this conversation has a file of this id
   */
  public Future<Boolean> name(UUID conversation, String file) {
    return id(file).map(id -> store.name(conversation, id)).orElse(Future.succeededFuture(false));
  }

  /**
   * Returns a file of a conversation, for an act that hands it on.
   *
   * @param wrappedKey the conversation's key; null where it has none, and so no file either
   * @param file any text; a text that is not an id names no file
   */
  public Future<Optional<ReceivedFile>> read(
      Transaction transaction, UUID conversation, byte[] wrappedKey, String file) {
    Optional<UUID> id = id(file);
    if (id.isEmpty() || wrappedKey == null) {
      return Future.succeededFuture(Optional.empty());
    }
    return store
        .find(transaction, conversation, id.get())
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(Optional.<ReceivedFile>empty())
                : onWorker(() ->
                    Optional.of(
                        opened(id.get(), found.get(), keys.open(conversation, wrappedKey)))));
  }

  private static ReceivedFile opened(UUID id, FileStore.Sealed sealed, Seal own) {
    return new ReceivedFile(
        own.open(sealed.name(), nameContext(id)),
        own.openBytes(sealed.bytes(), context(id)),
        // Files that an earlier program kept have no note.
        sealed.note() == null ? "" : own.open(sealed.note(), noteContext(id)));
  }

  /** Deletes, batch by batch, the files that no turn has named in time, and returns how many. */
  public Future<Long> dropUnnamed() {
    Instant before = clock.instant().minus(UNNAMED);
    return Batches.all(BATCH, () -> sweeps.dropUnnamed(before, BATCH));
  }

  /** Returns when the oldest file came; empty where there is none. */
  public Future<Optional<Instant>> oldest() {
    return sweeps.oldest();
  }

  /**
   * Returns the id where it is written as the chat writes it. {@link UUID#fromString} also reads
   * other forms, which are refused.
   */
  private static Optional<UUID> id(String file) {
    try {
      UUID id = UUID.fromString(file);
      return id.toString().equals(file) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= MAX_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MAX_NAME));
  }

  /** Returns the context in which a file's bytes are sealed. */
  static String context(UUID file) {
    return "file/" + file;
  }

  /** Returns the context in which a file's note is sealed. */
  private static String noteContext(UUID file) {
    return "file-note/" + file;
  }

  /** Returns the context in which a file's name is sealed. */
  static String nameContext(UUID file) {
    return "file-name/" + file;
  }

  /** Runs work beside the event loop: megabytes are looked at and sealed there. */
  private <T> Future<T> onWorker(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }
}
