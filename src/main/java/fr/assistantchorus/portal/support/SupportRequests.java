package fr.assistantchorus.portal.support;

import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.Addresses;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * « Sollicitations émises » (F17): requests that anybody may open, whether logged in or not, and
 * that are confirmed by mail. Whoever was logged in has a thread of them, which nobody else but the
 * support sees. {@link SupportAnswers} has the support's part.
 */
public final class SupportRequests {
  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED =
      Stream.concat(SupportRequestStore.SEALED.stream(), SupportMessageStore.SEALED.stream())
          .toList();

  /** How long a request is kept after anybody last wrote or its state changed. */
  public static final Duration KEPT = Duration.ofDays(730);

  /** The most messages of one request, beyond the first. */
  public static final int MOST_MESSAGES = 200;

  /** The most requests that are told of at once; the page has all. */
  public static final int MOST_OPEN = 5;

  /** The path of the list, and below it that of each request by its number. */
  public static final String PATH = "/espaces/sollicitations";

  private final SupportRequestStore requests;
  private final SupportMessageStore messages;
  private final Limits limits;
  private final SupportNotices notices;

  private SupportRequests(Seal seal, Limits limits, SupportNotices notices) {
    this.requests = new SupportRequestStore(seal);
    this.messages = new SupportMessageStore(seal);
    this.limits = limits;
    this.notices = notices;
  }

  public SupportRequests(
      PortalRules rules, Seal seal, Limits limits, MailComposer composer, Outbox outbox) {
    this(seal, limits, new SupportMails(rules, composer, outbox));
  }

  /** Returns one that sends no mail, for the demo's data. */
  public static SupportRequests withoutMails(Seal seal, Limits limits) {
    return new SupportRequests(seal, limits, SupportNotices.NONE);
  }

  /** Returns the support's part of the same requests. */
  public SupportAnswers answers(AccountStore accounts) {
    return new SupportAnswers(accounts, requests, messages, notices);
  }

  /** What became of a request to the support. */
  public sealed interface Outcome {
    /**
     * @param number the number to quote: « S-2026-000123 »
     */
    record Opened(String number) implements Outcome {}

    /** There were too many for this address, or from this network address. */
    record TooSoon(Duration retryAfter) implements Outcome {}
  }

  /**
   * Opens a request, unless the limits refuse it.
   *
   * @param client a keyed hash of the caller's network address, for limits
   */
  public Future<Outcome> open(
      Transaction transaction, SupportRequest request, String client, Instant now) {
    return limits
        .take(
            transaction,
            PortalRules.SUPPORT_PER_NETWORK,
            client,
            PortalRules.SUPPORT_PER_ADDRESS,
            Addresses.key(request.address()),
            now)
        .compose(decision ->
            switch (decision) {
              case Limits.Decision.Refused(var retryAfter) ->
                  Future.succeededFuture(new Outcome.TooSoon(retryAfter));
              case Limits.Decision.Admitted _ ->
                  requests
                      .insert(transaction, request, now)
                      .compose(number ->
                          notices
                              .opened(transaction, request.address(), number, request.category())
                              .map(new Outcome.Opened(number)));
            });
  }

  /**
   * Returns a page of an account's requests.
   *
   * @param page from 1; one beyond the last gives the last
   */
  public Future<SupportThread.Page> list(
      Transaction transaction, UUID account, SupportOrder order, int page) {
    int size = SupportThread.Page.SIZE;
    return requests
        .count(transaction, account)
        .compose(total -> {
          int pages = (int) Math.max(1, (total + size - 1) / size);
          int shown = Math.clamp(page, 1, pages);
          return requests
              .list(transaction, account, order, (shown - 1) * size, size)
              .map(list -> new SupportThread.Page(list, shown, pages, total));
        });
  }

  /** Returns the account's requests that are not closed, the newest {@link #MOST_OPEN} first. */
  public Future<List<SupportThread.Summary>> open(Transaction transaction, UUID account) {
    return requests.open(transaction, account, MOST_OPEN);
  }

  /** Returns a request of this account with all that was written; empty where it has none such. */
  public Future<Optional<SupportThread>> thread(
      Transaction transaction, UUID account, String number) {
    return requests
        .hold(transaction, number)
        .compose(found ->
            isOf(account, found)
                ? thread(transaction, found.get()).map(Optional::of)
                : Future.succeededFuture(Optional.empty()));
  }

  /** Returns the account whose request has this number; empty where none has, or nobody's. */
  public Future<Optional<UUID>> owner(Transaction transaction, String number) {
    return requests.owner(transaction, number);
  }

  /** Returns what the token of a mail lets somebody without an account read. */
  public Future<Optional<SupportThread>> read(Transaction transaction, String token) {
    return requests
        .find(transaction, token)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : thread(transaction, found.get()).map(Optional::of));
  }

  /** Returns all requests of an account, the newest first, for a copy of its data. */
  public Future<List<SupportThread>> all(Transaction transaction, UUID account) {
    return requests
        .list(transaction, account, SupportOrder.DEFAULT, 0, Integer.MAX_VALUE)
        .compose(list -> {
          List<SupportThread> threads = new ArrayList<>();
          Future<Void> read = Future.succeededFuture();
          for (SupportThread.Summary summary : list) {
            read =
                read.compose(_ -> thread(transaction, account, summary.number()))
                    .map(thread -> {
                      thread.ifPresent(threads::add);
                      return null;
                    });
          }
          return read.map(threads);
        });
  }

  /** What became of something that the owner did to a request. */
  public sealed interface Done {
    record Written() implements Done {}

    /** The request is closed, now or before. */
    record Closed() implements Done {}

    /** There is no such request of this account. */
    record Unknown() implements Done {}

    record Refused(Set<SupportRequest.Fault> faults) implements Done {}

    /** The request has as many messages as one may have; a new one may be opened. */
    record Full() implements Done {}

    record TooSoon(Duration retryAfter) implements Done {}
  }

  /** Adds a message of the owner's. A request that was answered is open again. */
  public Future<Done> write(
      Transaction transaction, UUID account, String number, String text, Instant now) {
    Set<SupportRequest.Fault> faults = SupportRequest.faults(text);
    if (!faults.isEmpty()) {
      return Future.succeededFuture(new Done.Refused(faults));
    }
    return requests
        .hold(transaction, number)
        .compose(found ->
            !isOf(account, found)
                ? Future.succeededFuture(new Done.Unknown())
                : write(transaction, found.get(), text.strip(), now));
  }

  private Future<Done> write(
      Transaction transaction, SupportRequestStore.Held held, String text, Instant now) {
    if (held.summary().isClosed()) {
      return Future.succeededFuture(new Done.Closed());
    }
    return messages
        .count(transaction, held.id())
        .compose(count ->
            count >= MOST_MESSAGES
                ? Future.succeededFuture(new Done.Full())
                : limits
                    .take(
                        transaction,
                        PortalRules.SUPPORT_MESSAGES,
                        held.account().orElseThrow().toString(),
                        now)
                    .compose(decision ->
                        switch (decision) {
                          case Limits.Decision.Refused(var retryAfter) ->
                              Future.succeededFuture(new Done.TooSoon(retryAfter));
                          case Limits.Decision.Admitted _ ->
                              messages
                                  .add(transaction, held.id(), false, text, now)
                                  .compose(_ ->
                                      requests.change(
                                          transaction, held.id(), SupportState.OPEN, now))
                                  .map(new Done.Written());
                        }));
  }

  /** Closes a request of this account; nothing more can be written then. */
  public Future<Done> close(Transaction transaction, UUID account, String number, Instant now) {
    return requests
        .hold(transaction, number)
        .compose(found -> {
          if (!isOf(account, found)) {
            return Future.succeededFuture(new Done.Unknown());
          }
          return found.get().summary().isClosed()
              ? Future.succeededFuture(new Done.Closed())
              : requests
                  .change(transaction, found.get().id(), SupportState.CLOSED, now)
                  .map(new Done.Closed());
        });
  }

  /** Deletes requests that were left alone for {@link #KEPT}, at most so many; returns how many. */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return requests.purge(transaction, now.minus(KEPT), most);
  }

  /**
   * Returns when anybody last wrote in the request that was left alone longest, for the metrics;
   * empty where there is none.
   */
  public Future<Optional<Instant>> oldest(Transaction transaction) {
    return requests.oldest(transaction);
  }

  private Future<SupportThread> thread(Transaction transaction, SupportRequestStore.Held held) {
    return messages
        .list(transaction, held.id())
        .map(later -> {
          List<SupportThread.Message> all = new ArrayList<>();
          all.add(new SupportThread.Message(false, held.message(), held.summary().openedAt()));
          all.addAll(later);
          return new SupportThread(held.summary(), all);
        });
  }

  private static boolean isOf(UUID account, Optional<SupportRequestStore.Held> found) {
    return found.flatMap(SupportRequestStore.Held::account).filter(account::equals).isPresent();
  }
}
