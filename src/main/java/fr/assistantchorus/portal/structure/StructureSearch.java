package fr.assistantchorus.portal.structure;

import fr.assistantchorus.portal.limit.Limit;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The search of structures (F47), and of public ones by anybody (F6). It forgives accents, case and
 * slips, and never tells who belongs to a structure.
 */
public final class StructureSearch {
  /** How many rows a page has, as in the guides' tables. */
  public static final int PAGE_SIZE = 5;

  /** The most rows of an export; whoever needs others searches more narrowly. */
  public static final int MOST_EXPORTED = 1_000;

  private static final int LAST_PAGE = 100_000;
  private static final Duration WINDOW = Duration.ofMinutes(10);

  /** The most searches of one account, so that nobody copies the whole list page by page. */
  public static final Limit PER_ACCOUNT = Limit.rate("structure-search/account", 200, WINDOW);

  /** The most searches from one network address by people who are not logged in. */
  static final Limit PER_NETWORK = Limit.rate("structure-search/network", 60, WINDOW);

  private final StructureSearchStore store = new StructureSearchStore();
  private final Limits limits;
  private final Membership membership;

  public StructureSearch(Limits limits, Membership membership) {
    this.limits = limits;
    this.membership = membership;
  }

  /** What came of a search. */
  public sealed interface Outcome {
    /**
     * @param structures the most alike first; empty where none fits (F49)
     * @param number the number of this page, from 1
     * @param pages how many pages there are, at least 1
     * @param total how many structures there are on all pages
     */
    record Found(List<FoundStructure> structures, int number, int pages, int total)
        implements Outcome {}

    /** Nothing was given to search by. */
    record NoCriterion() implements Outcome {}

    /** This account, or this network, has searched too often. */
    record TooMany(Duration retryAfter) implements Outcome {}
  }

  /**
   * Who searches.
   *
   * @param account who is logged in; a stranger finds public structures only
   * @param client the key by which limits know the network address
   */
  public record Searcher(Optional<UUID> account, String client) {
    private Limit limit() {
      return account.isPresent() ? PER_ACCOUNT : PER_NETWORK;
    }

    private String subject() {
      return account.map(UUID::toString).orElse(client);
    }
  }

  /**
   * Returns one page of what fits.
   *
   * @param publicOnly whether only public structures are wanted; strangers find no others
   * @param page from 1; a number beyond the last page gives the last page
   */
  public Future<Outcome> search(
      Transaction transaction,
      Searcher searcher,
      StructureCriteria criteria,
      boolean publicOnly,
      int page,
      Instant now) {
    int offset = (Math.clamp(page, 1, LAST_PAGE) - 1) * PAGE_SIZE;
    return search(transaction, searcher, criteria, publicOnly, offset, PAGE_SIZE, now);
  }

  /** Returns the first {@value #MOST_EXPORTED} of what fits, as one page. */
  public Future<Outcome> export(
      Transaction transaction,
      Searcher searcher,
      StructureCriteria criteria,
      boolean publicOnly,
      Instant now) {
    return search(transaction, searcher, criteria, publicOnly, 0, MOST_EXPORTED, now);
  }

  private Future<Outcome> search(
      Transaction transaction,
      Searcher searcher,
      StructureCriteria criteria,
      boolean publicOnly,
      int offset,
      int most,
      Instant now) {
    if (criteria.isEmpty()) {
      return Future.succeededFuture(new Outcome.NoCriterion());
    }
    return limits
        .take(transaction, searcher.limit(), searcher.subject(), now)
        .compose(decision ->
            switch (decision) {
              case Limits.Decision.Refused(var retryAfter) ->
                  Future.succeededFuture(new Outcome.TooMany(retryAfter));
              case Limits.Decision.Admitted _ ->
                  own(transaction, searcher)
                      .compose(own ->
                          store.search(
                              transaction,
                              criteria,
                              own,
                              publicOnly || searcher.account().isEmpty(),
                              offset,
                              most))
                      .map(found -> found(found, offset, most));
            });
  }

  private Future<Set<UUID>> own(Transaction transaction, Searcher searcher) {
    return searcher
        .account()
        .map(account -> membership.joined(transaction, account))
        .orElse(Future.succeededFuture(Set.of()));
  }

  private static Outcome found(StructureSearchStore.Page page, int offset, int most) {
    int pages = Math.max(1, Math.ceilDiv(page.total(), most));
    return new Outcome.Found(
        page.structures(), Math.min(offset / most + 1, pages), pages, page.total());
  }
}
