package fr.assistantchorus.portal.session;

import fr.assistantchorus.portal.account.AccountConversations;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One-time links that the assistant gives in a conversation. Somebody who follows one, is logged
 * in, and confirms, lets that conversation speak for their account. The chat itself never reads
 * cookies.
 */
public final class BindingLinks {
  /** The path at which a link is followed; its token comes after it. */
  public static final String PATH = "/assistant/";

  public static final Duration VALID = Duration.ofMinutes(15);

  /**
   * How long an expired link is kept, so that people are told that it has expired and not that it
   * is unknown.
   */
  private static final Duration KEPT = Duration.ofDays(1);

  private final BindingLinkStore links = new BindingLinkStore();
  private final BindingStore bindings = new BindingStore();
  private final AccountConversations conversations = new AccountConversations();
  private final SessionStore sessions;

  public BindingLinks(AccountStore accounts) {
    this.sessions = new SessionStore(accounts);
  }

  /** What a link is good for now. */
  public sealed interface State {
    /**
     * It may be used, once.
     *
     * @param issuedAt when it was asked for in the conversation
     */
    record Ready(Instant issuedAt) implements State {
      /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
      public String issuedAtInFrench() {
        return Moments.french(issuedAt);
      }
    }

    /** Its time is over; the assistant gives another one. */
    record Expired() implements State {}

    /** It was used. */
    record Used() implements State {}

    /** It was forged, is cut short, was replaced by a newer one of its conversation, or is old. */
    record Unknown() implements State {}
  }

  /**
   * What a confirmed link leads to.
   *
   * @param turn the id of the turn that binds; it stays the same when binding is tried again
   */
  public record Bound(UUID conversation, UUID turn) {}

  /**
   * Makes a link, which voids those of the conversation that were not used.
   *
   * @return its token
   */
  public Future<String> issue(Transaction transaction, UUID conversation, Instant now) {
    String token = Token.random().text();
    return links.add(transaction, token, conversation, now, VALID).map(token);
  }

  /**
   * Returns what a link is good for now.
   *
   * @param token any text
   */
  public Future<State> look(Transaction transaction, String token, Instant now) {
    return links.look(transaction, token, now);
  }

  /**
   * Uses a link up for the account of a session. The same session may do it again, since what comes
   * after may have failed.
   *
   * @param session the token of a session of this account
   * @return empty where the link is not good, or no longer is; {@link #look} tells why
   */
  public Future<Optional<Bound>> use(
      Transaction transaction, String token, UUID account, String session, Instant now) {
    return sessions
        .hold(transaction, session, account)
        .compose(held ->
            held
                ? links.use(transaction, token, session, now)
                : Future.succeededFuture(Optional.<Bound>empty()))
        .compose(bound ->
            bound.isEmpty()
                ? Future.succeededFuture(bound)
                : bindings
                    .keep(transaction, bound.get().conversation(), account, session, now)
                    .compose(
                        _ -> conversations.add(transaction, account, bound.get().conversation()))
                    .map(bound));
  }

  /** Deletes links that expired more than a day ago, at most so many, and returns how many. */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return links.purge(transaction, now.minus(KEPT), most);
  }
}
