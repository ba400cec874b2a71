package fr.assistantchorus.portal.support;

import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What an agent of the support does to the requests (F17). Only accounts with that role may; the
 * owner is told by mail that there is an answer, and reads it on a page.
 */
public final class SupportAnswers {
  /** The path at which somebody without an account reads an answer; a token comes after it. */
  public static final String READER_PATH = "/sollicitation/";

  /** How many requests a page of the list has. */
  private static final int PAGE = 25;

  private final AccountStore accounts;
  private final SupportRequestStore requests;
  private final SupportMessageStore messages;
  private final SupportNotices notices;

  SupportAnswers(
      AccountStore accounts,
      SupportRequestStore requests,
      SupportMessageStore messages,
      SupportNotices notices) {
    this.accounts = accounts;
    this.requests = requests;
    this.messages = messages;
    this.notices = notices;
  }

  /** What became of something that an agent did. */
  public sealed interface Outcome {
    record Done() implements Outcome {}

    /** The account has no right to. */
    record NotAgent() implements Outcome {}

    record Unknown() implements Outcome {}

    /** The owner has closed the request. */
    record Closed() implements Outcome {}

    record Refused(Set<SupportRequest.Fault> faults) implements Outcome {}
  }

  /**
   * Returns a page of the requests in these states, those left alone longest first.
   *
   * @param page from 1; one beyond the last gives the last
   */
  public Future<SupportThread.Page> list(
      Transaction transaction, Set<SupportState> states, int page) {
    return requests
        .count(transaction, states)
        .compose(total -> {
          int pages = (int) Math.max(1, (total + PAGE - 1) / PAGE);
          int shown = Math.clamp(page, 1, pages);
          return requests
              .list(transaction, states, (shown - 1) * PAGE, PAGE)
              .map(list -> new SupportThread.Page(list, shown, pages, total));
        });
  }

  /** Returns a request with all that was written; empty where there is none of this number. */
  public Future<Optional<SupportCase>> find(Transaction transaction, String number) {
    return requests
        .hold(transaction, number)
        .compose(found ->
            found.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : messages
                    .list(transaction, found.get().id())
                    .map(later -> Optional.of(read(found.get(), later))));
  }

  private static SupportCase read(
      SupportRequestStore.Held held, List<SupportThread.Message> later) {
    List<SupportThread.Message> all = new ArrayList<>();
    all.add(new SupportThread.Message(false, held.message(), held.summary().openedAt()));
    all.addAll(later);
    return new SupportCase(
        new SupportThread(held.summary(), all),
        FieldType.EMAIL.mask(held.address()),
        held.account().isPresent(),
        held.conversation());
  }

  /** Closes a request; its owner may open another. */
  public Future<Outcome> close(Transaction transaction, UUID agent, String number, Instant now) {
    return asAgent(
        transaction,
        agent,
        number,
        held ->
            requests
                .change(transaction, held.id(), SupportState.CLOSED, now)
                .map(new Outcome.Done()));
  }

  /** Says that an agent looks into a request. */
  public Future<Outcome> takeUp(Transaction transaction, UUID agent, String number, Instant now) {
    return asAgent(
        transaction,
        agent,
        number,
        held ->
            requests
                .change(transaction, held.id(), SupportState.IN_PROGRESS, now)
                .map(new Outcome.Done()));
  }

  /** Answers a request, and tells its owner by mail, which does not contain the answer. */
  public Future<Outcome> answer(
      Transaction transaction, UUID agent, String number, String text, Instant now) {
    Set<SupportRequest.Fault> faults = SupportRequest.faults(text);
    return asAgent(
        transaction,
        agent,
        number,
        held ->
            faults.isEmpty()
                ? messages
                    .add(transaction, held.id(), true, text.strip(), now)
                    .compose(
                        _ -> requests.change(transaction, held.id(), SupportState.ANSWERED, now))
                    .compose(_ -> tell(transaction, held))
                    .map(new Outcome.Done())
                : Future.succeededFuture(new Outcome.Refused(faults)));
  }

  private Future<Outcome> asAgent(
      Transaction transaction,
      UUID agent,
      String number,
      Function<SupportRequestStore.Held, Future<Outcome>> act) {
    return accounts
        .get(transaction, agent)
        .compose(account ->
            account.filter(AccountStore.Kept::supportAgent).isEmpty()
                ? Future.succeededFuture(new Outcome.NotAgent())
                : requests.hold(transaction, number).compose(found -> act(found, act)));
  }

  private static Future<Outcome> act(
      Optional<SupportRequestStore.Held> found,
      Function<SupportRequestStore.Held, Future<Outcome>> act) {
    if (found.isEmpty()) {
      return Future.succeededFuture(new Outcome.Unknown());
    }
    return found.get().summary().isClosed()
        ? Future.succeededFuture(new Outcome.Closed())
        : act.apply(found.get());
  }

  /**
   * Writes to the contact address of the owner's account, or, where nobody was logged in, to the
   * address that was given, with a link of its own.
   */
  private Future<Void> tell(Transaction transaction, SupportRequestStore.Held held) {
    String number = held.summary().number();
    if (held.account().isEmpty()) {
      String token = Token.random().text();
      return requests
          .letRead(transaction, held.id(), token)
          .compose(_ -> notices.answered(transaction, held.address(), number, READER_PATH + token));
    }
    return accounts
        .get(transaction, held.account().get())
        .compose(owner ->
            notices.answered(
                transaction,
                owner.orElseThrow().person().contactAddress(),
                number,
                SupportRequests.PATH + "/" + number));
  }
}
