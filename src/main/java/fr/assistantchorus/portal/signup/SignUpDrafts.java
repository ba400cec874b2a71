package fr.assistantchorus.portal.signup;

import fr.assistantchorus.field.HandOverCode;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.store.Token;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed at sign-up, on its way between two pages, and between the pages and the chat; it
 * is deleted after a day.
 *
 * <p>A code that a person can read aloud leads from the pages to the chat; a link leads from the
 * chat to the pages. Both work once.
 */
public final class SignUpDrafts {
  /** The path at which a page takes over a draft from the chat; a link's token comes after it. */
  public static final String PATH = "/inscription/reprise/";

  /** After this time, a draft that nobody saved is deleted. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** How long a code works. */
  public static final Duration CODE_VALIDITY = Duration.ofHours(1);

  /** The most codes of one draft; each page that is loaded makes one. */
  static final int MOST_CODES = 20;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final SignUpDraftStore store;
  private final Limits limits;

  public SignUpDrafts(SignUpDraftStore store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  /**
   * Begins a draft. It counts against a limit of its network address, since nobody has answered a
   * captcha yet.
   *
   * @param values by the keys of {@link SignUpField}; other values are kept too
   * @param client a keyed hash of the caller's network address
   * @return the token for the draft's cookie; empty where too many were begun
   */
  public Future<Optional<String>> begin(
      Transaction transaction, Map<String, String> values, String client, Instant now) {
    String token = Token.random().text();
    return limits
        .take(transaction, PortalRules.DRAFTS_PER_NETWORK, client, now)
        .compose(decision ->
            switch (decision) {
              case Limits.Decision.Refused _ -> Future.succeededFuture(Optional.empty());
              case Limits.Decision.Admitted _ ->
                  store
                      .insert(transaction, token, false, values, now.plus(KEPT))
                      .map(Optional.of(token));
            });
  }

  /** Returns what was typed; empty where no draft has this token, or it has expired. */
  public Future<Optional<Map<String, String>>> read(
      Transaction transaction, String token, Instant now) {
    return store.find(transaction, token, now);
  }

  /**
   * Replaces what was typed before, and keeps it for another day.
   *
   * @return whether there was such a draft
   */
  public Future<Boolean> save(
      Transaction transaction, String token, Map<String, String> values, Instant now) {
    return store.change(transaction, token, _ -> values, now.plus(KEPT), now);
  }

  /**
   * Adds to what was typed before, or replaces some of it. Two calls at once do not undo each
   * other.
   *
   * @return whether there was such a draft
   */
  public Future<Boolean> merge(
      Transaction transaction, String token, Map<String, String> changes, Instant now) {
    return store.change(
        transaction,
        token,
        values -> {
          values.putAll(changes);
          return values;
        },
        now.plus(KEPT),
        now);
  }

  /**
   * Makes a code by which the chat takes over what was typed. The last {@value #MOST_CODES} codes
   * go on working, since a page may be open in two windows.
   *
   * @return in the form of {@link HandOverCode}; it leads nowhere where no draft has this token
   */
  public Future<String> code(Transaction transaction, String token, Instant now) {
    byte[] random = new byte[HandOverCode.BYTES];
    RANDOM.nextBytes(random);
    String code = HandOverCode.of(random);
    return store
        .addCode(transaction, token, code, now.plus(CODE_VALIDITY), MOST_CODES, now)
        .map(code);
  }

  /**
   * Uses a code up. The draft stays for the page.
   *
   * @param code as it was typed
   * @return what was typed on the page; empty where there is no such code, it was used, or it has
   *     expired
   */
  public Future<Optional<Map<String, String>>> take(
      Transaction transaction, String code, Instant now) {
    return HandOverCode.parse(code) instanceof Parsed.Ok(String canonical)
        ? store.takeCode(transaction, canonical, now)
        : Future.succeededFuture(Optional.empty());
  }

  /**
   * Keeps what was said to the chat, for the page.
   *
   * @return the token of a link that works once, to be put after {@link #PATH}
   */
  public Future<String> link(Transaction transaction, Map<String, String> values, Instant now) {
    String token = Token.random().text();
    return store.insert(transaction, token, true, values, now.plus(KEPT)).map(token);
  }

  /**
   * Returns what waits behind a link, and leaves the link as it is.
   *
   * @return empty where there is no such link, it was used, or it has expired
   */
  public Future<Optional<Map<String, String>>> behind(
      Transaction transaction, String linkToken, Instant now) {
    return store.findLink(transaction, linkToken, now);
  }

  /**
   * Uses a link up, so that its draft becomes a page's.
   *
   * @return the token for the draft's cookie; empty where there is no such link, it was used, or it
   *     has expired
   */
  public Future<Optional<String>> open(Transaction transaction, String linkToken, Instant now) {
    String token = Token.random().text();
    return store
        .openLink(transaction, linkToken, token, now)
        .map(opened -> opened ? Optional.of(token) : Optional.empty());
  }

  /** Deletes drafts that have expired, at most so many, and returns how many. */
  public Future<Integer> purge(Transaction transaction, Instant now, int most) {
    return store.purge(transaction, now, most);
  }

  /** Deletes codes that have expired, at most so many, and returns how many. */
  public Future<Integer> purgeCodes(Transaction transaction, Instant now, int most) {
    return store.purgeCodes(transaction, now, most);
  }

  /** Returns when the draft that was left alone longest was last changed; empty without drafts. */
  public Future<Optional<Instant>> oldest(Transaction transaction) {
    return store
        .firstToExpire(transaction)
        .map(expires -> expires.map(moment -> moment.minus(KEPT)));
  }
}
