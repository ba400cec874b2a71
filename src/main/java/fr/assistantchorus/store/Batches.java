package fr.assistantchorus.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Does much work in small parts, each of which is over within milliseconds: nobody waits for its
 * locks, and where it fails, what was done before is done.
 */
public final class Batches {
  /** How many rows are deleted at once, where nothing asks for another number. */
  public static final int SIZE = 500;

  private Batches() {}

  /**
   * Deletes the rows of a batch.
   *
   * @param sql deletes what is before the moment $1, at most $2 rows; a row that another node has
   *     locked is left to it
   * @return how many rows were deleted
   */
  public static Future<Integer> delete(
      Transaction transaction, String sql, Instant before, int most) {
    return transaction.query(sql, Tuple.of(Moments.stored(before), most)).map(RowSet::rowCount);
  }

  /**
   * Repeats a batch until one is not full.
   *
   * @param batch does the next rows, at most {@code size}, and returns how many it did
   * @return how many rows were done; fails with the first batch that fails
   */
  public static Future<Long> all(int size, Supplier<Future<Integer>> batch) {
    Promise<Long> done = Promise.promise();
    next(size, batch, 0, done);
    return done.future();
  }

  /**
   * No future waits for the next one here, so that a million batches need no more memory than one.
   */
  private static void next(
      int size, Supplier<Future<Integer>> batch, long before, Promise<Long> done) {
    batch
        .get()
        .onComplete(result -> {
          if (result.failed()) {
            done.fail(result.cause());
          } else if (result.result() < size) {
            done.complete(before + result.result());
          } else {
            next(size, batch, before + result.result(), done);
          }
        });
  }
}
