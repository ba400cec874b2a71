package fr.assistantchorus.mail;

import fr.assistantchorus.mail.Outbox.Queued;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.DatabaseUnavailable;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the outbox, the oldest first, a few at a time.
 *
 * <p>A mail's row is locked while it is sent, so two nodes never send the same one. After a crash
 * between the server's "250" and the commit, it is sent again under the same Message-ID: at least
 * once, which is the best that SMTP allows. While the server is away nothing is lost, and nothing
 * is dropped before {@link Verdict#MAX_AGE}.
 */
public final class MailSender {
  private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
  private static final int WORKERS = 4;

  /** How often to look for mails that another node left, or that are due again. */
  private static final long POLL_MILLISECONDS = 1_000;

  /**
   * The longest time of one attempt to send. It is less than the bound of {@link
   * Database.Patience#BACKGROUND} on silence within a transaction.
   */
  private static final long SEND_SECONDS = 60;

  private final Vertx vertx;
  private final Database database;
  private final Outbox outbox;
  private final MailClient client;
  private final String from;
  private final Context context;

  // The fields below are touched on the context's thread only.
  private final Promise<Void> idle = Promise.promise();
  private int workers;
  private int failuresInARow;
  private long pausedUntil = System.nanoTime();
  private long timer;
  private boolean stopping;

  /**
   * @param database opened with {@link Database.Patience#BACKGROUND}
   * @param from the address that mails come from
   */
  public MailSender(Vertx vertx, Database database, Outbox outbox, SmtpUrl smtp, String from) {
    this.vertx = vertx;
    this.database = database;
    this.outbox = outbox;
    this.client = MailClient.create(vertx, smtp.config());
    this.from = "Assistant Chorus <" + from + ">";
    this.context = vertx.getOrCreateContext();
  }

  /** Begins to send, and from now on sends at once after each commit. */
  public void start() {
    outbox.onCommitted(this::wake);
    context.runOnContext(_ -> {
      timer = vertx.setPeriodic(POLL_MILLISECONDS, _ -> wake());
      wake();
    });
  }

  /**
   * Takes no more mails out of the outbox.
   *
   * @return completed once those that are being sent are done
   */
  public Future<Void> stop() {
    context.runOnContext(_ -> {
      stopping = true;
      vertx.cancelTimer(timer);
      if (workers == 0) {
        idle.tryComplete();
      }
    });
    return idle.future().eventually(client::close);
  }

  private void wake() {
    context.runOnContext(_ -> addWorker());
  }

  private void addWorker() {
    if (workers < WORKERS && !stopping && !isPaused()) {
      workers++;
      work();
    }
  }

  private void work() {
    database
        .transaction(this::sendNext)
        .onComplete(done -> context.runOnContext(_ -> finishedOne(done.result(), done.cause())));
  }

  private void finishedOne(Boolean found, Throwable failure) {
    if (failure != null) {
      if (failure instanceof DatabaseUnavailable) {
        LOG.debug("mails wait: {}", failure.getMessage());
      } else {
        LOG.error("a mail could not be handled", failure);
      }
    }
    if (Boolean.TRUE.equals(found) && !stopping && !isPaused()) {
      // There may be more mails than one worker can send, so another one starts.
      addWorker();
      work();
      return;
    }
    workers--;
    if (stopping && workers == 0) {
      idle.tryComplete();
    }
  }

  /**
   * Sends the mail that has waited longest.
   *
   * @return whether there was a mail
   */
  private Future<Boolean> sendNext(Transaction transaction) {
    return outbox
        .lockDue(transaction)
        .compose(due ->
            due.isEmpty()
                ? Future.succeededFuture(false)
                : handle(transaction, due.get()).map(true));
  }

  private Future<Void> handle(Transaction transaction, Queued queued) {
    if (queued.mail().isEmpty()) {
      LOG.error("mail {} cannot be read and is dropped", queued.id());
      return outbox.finish(transaction, queued, Outbox.State.DEAD, null);
    }
    Mail mail = queued.mail().get();
    if (mail.decoy()) {
      return outbox.finish(transaction, queued, Outbox.State.DISCARDED, null);
    }
    return Future.succeededFuture(mail)
        .compose(whole -> client.sendMail(message(queued.messageId(), whole)))
        .timeout(SEND_SECONDS, TimeUnit.SECONDS)
        .transform(sent -> conclude(transaction, queued, Verdict.of(sent.cause(), queued)));
  }

  private Future<Void> conclude(Transaction transaction, Queued queued, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Sent _ -> {
        onContext(this::serverAnswers);
        yield outbox.finish(transaction, queued, Outbox.State.SENT, null);
      }
      case Verdict.Refused(Integer code) -> {
        LOG.error("mail {} is refused for good: {}", queued.id(), code);
        yield outbox.finish(transaction, queued, Outbox.State.DEAD, code);
      }
      case Verdict.Later(Duration delay, Integer code) -> {
        LOG.warn("mail {} is put off for {} s: {}", queued.id(), delay.toSeconds(), code);
        yield outbox.postpone(transaction, queued, delay, code);
      }
      case Verdict.ServerAway(String reason, Integer code) -> {
        onContext(() -> serverIsAway(reason));
        yield outbox.release(transaction, queued, Verdict.FIRST_PAUSE, code);
      }
    };
  }

  private void onContext(Runnable change) {
    context.runOnContext(_ -> change.run());
  }

  private void serverAnswers() {
    if (failuresInARow > 0) {
      LOG.info("the SMTP server answers again");
    }
    failuresInARow = 0;
    pausedUntil = System.nanoTime();
  }

  private void serverIsAway(String reason) {
    if (isPaused()) {
      // Another worker has found out already.
      return;
    }
    if (failuresInARow++ == 0) {
      LOG.warn("the SMTP server is away, mails wait: {}", reason);
    }
    pausedUntil = System.nanoTime() + Verdict.pause(failuresInARow).toNanos();
  }

  private boolean isPaused() {
    return System.nanoTime() - pausedUntil < 0;
  }

  /**
   * Returns the address if a mail can be sent to it. This is checked before the mail client is
   * called, since the client fails in the same way for a bad address and for a server that is away.
   *
   * @throws IllegalArgumentException where no mail can be sent to the address
   */
  private static String sendable(String address) {
    try {
      new EmailAddress(address);
      return address;
    } catch (IllegalArgumentException refused) {
      // The library's own message would contain the address.
      throw new IllegalArgumentException("a recipient that no mail can be sent to");
    }
  }

  private MailMessage message(String messageId, Mail mail) {
    return new MailMessage()
        .setFrom(from)
        .setTo(sendable(mail.to()))
        .setSubject(mail.subject())
        .setText(mail.text())
        .setHtml(mail.html())
        .setHeaders(
            MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", messageId)
                // By RFC 3834, this header keeps absence notices from answering the mail.
                .add("Auto-Submitted", "auto-generated")
                .add("Content-Language", "fr"));
  }
}
