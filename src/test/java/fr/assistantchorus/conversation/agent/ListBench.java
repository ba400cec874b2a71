package fr.assistantchorus.conversation.agent;

import fr.assistantchorus.conversation.agent.Criteria.Place;
import fr.assistantchorus.support.TestDatabase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How long the first page of the console's list takes beside as many conversations as a number of
 * turns makes. The list is read from the digests alone, so only these are made: of a hundred
 * thousand words, in a dozen dialogs, over half a year.
 */
public final class ListBench {
  private static final int TURNS_A_CONVERSATION = 16;
  private static final int ROUNDS = 40;
  private static final int WARM_UP = 5;
  private static final int BATCH = 5_000;

  private static final String CONVERSATIONS =
      """
      INSERT INTO conversation (id, token_hash, version, seq, catalog, state, started_at, last_at, day, log_length)
      SELECT md5('listed ' || n)::uuid, sha256(n::text::bytea), 1, 32, 'none', '{}', at, at, at::date, 1
      FROM (SELECT n, now() - interval '180 days' * (n::float8 / $1::int) AS at
            FROM generate_series($2::int, $3::int) AS n) AS listed
      """;

  private static final String DIGESTS =
      """
      INSERT INTO conversation_digest (conversation, seq, version, started_at, last_at, turns, dialogs, dialog, state,
        outcome, missed, account, words)
      SELECT md5('listed ' || n)::uuid, 32, 1, at, at, 16,
        ARRAY['dialog-' || n % 12, 'dialog-' || n % 7], 'dialog-' || n % 12, 'state-' || n % 40,
        (ARRAY['done', 'open', 'refused', 'cancelled', 'none'])[1 + n % 5], n % 4,
        CASE WHEN n % 10 = 0 THEN md5('account ' || n % 5000)::uuid END,
        to_tsvector('simple', 'mot' || n % 100000 || ' le mail ' || (n * 7) % 100000 || ' jamais recu ' || n)
      FROM (SELECT n, now() - interval '180 days' * (n::float8 / $1::int) AS at
            FROM generate_series($2::int, $3::int) AS n) AS listed
      """;

  private ListBench() {}

  /**
   * @param arguments the number of turns
   */
  public static void main(String... arguments) {
    int turns = Integer.parseInt(arguments[0]);
    int conversations = turns / TURNS_A_CONVERSATION;
    try (TestDatabase database = TestDatabase.create()) {
      // The pool gives up what takes longer than a batch.
      for (int first = 1; first <= conversations; first += BATCH) {
        int last = Math.min(conversations, first + BATCH - 1);
        database.query(CONVERSATIONS, conversations, first, last);
        database.query(DIGESTS, conversations, first, last);
      }
      database.query("ANALYZE conversation_digest");
      DigestStore store = new DigestStore(database.background());
      criteria()
          .forEach((name, criteria) ->
              System.out.printf(
                  Locale.ROOT,
                  "%,d turns, %,d conversations, %-22s %s%n",
                  turns,
                  conversations,
                  name,
                  times(store, criteria)));
    }
    System.exit(0);
  }

  private static Map<String, Criteria> criteria() {
    Map<String, Criteria> criteria = new LinkedHashMap<>();
    criteria.put("the newest", of(Optional.empty(), Optional.empty(), Optional.empty(), false));
    criteria.put(
        "a rare word", of(Optional.of("mot4711"), Optional.empty(), Optional.empty(), false));
    criteria.put(
        "a common word", of(Optional.of("mail"), Optional.empty(), Optional.empty(), false));
    criteria.put(
        "words and an outcome",
        of(Optional.of("mail recu"), Optional.empty(), Optional.of(Outcome.REFUSED), false));
    criteria.put(
        "no such word", of(Optional.of("introuvable"), Optional.empty(), Optional.empty(), false));
    criteria.put(
        "a dialog", of(Optional.empty(), Optional.of("dialog-3"), Optional.empty(), false));
    criteria.put(
        "no such dialog", of(Optional.empty(), Optional.of("dialog-99"), Optional.empty(), false));
    criteria.put("not understood", of(Optional.empty(), Optional.empty(), Optional.empty(), true));
    return criteria;
  }

  private static Criteria of(
      Optional<String> words, Optional<String> dialog, Optional<Outcome> outcome, boolean missed) {
    return new Criteria(
        words,
        dialog,
        Optional.empty(),
        outcome,
        Optional.empty(),
        Optional.empty(),
        missed,
        Optional.empty(),
        List.of(),
        Place.FIRST);
  }

  private static String times(DigestStore store, Criteria criteria) {
    double[] millis = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long began = System.nanoTime();
      store.find(criteria, AgentDesk.PAGE).await();
      if (round >= 0) {
        millis[round] = (System.nanoTime() - began) / 1e6;
      }
    }
    Arrays.sort(millis);
    return String.format(
        Locale.ROOT, "median %.1f ms, p95 %.1f ms", millis[ROUNDS / 2], millis[ROUNDS * 95 / 100]);
  }
}
