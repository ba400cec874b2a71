package fr.assistantchorus.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals under the master key what was sealed under the second one, which only opens. It works by
 * batches beside everything else, in the order of each table's key, and waits for nobody's row: one
 * that is held is taken in the next pass. One node does it at a time, and only one whose key is the
 * one that was last taken over.
 */
public final class Resealing {
  private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

  /** How many rows are held at once, for as long as their values take to be written. */
  static final int BATCH = 200;

  /** How many rows are counted by one statement. */
  private static final int COUNTED = 20_000;

  /** For how long a node that falls silent keeps others from going on. */
  private static final String LEASE = "interval '1 minute'";

  private static final String CLAIM =
      """
      UPDATE master_key SET resealing_by = $1, resealing_until = now() + %s
      WHERE fingerprint = $2 AND (resealing_by = $1 OR resealing_by IS NULL OR resealing_until < now())
      """
          .formatted(LEASE);

  private final Database database;
  private final Seal seal;
  private final List<SealedColumn> columns;
  private final UUID node = UUID.randomUUID();
  private boolean running;

  /**
   * @param database a pool for work in the background
   */
  public Resealing(Database database, Seal seal, List<SealedColumn> columns) {
    this.database = database;
    this.seal = seal;
    this.columns = List.copyOf(columns);
  }

  /**
   * How many values of a column there are.
   *
   * @param current under the key that seals
   * @param second under the second one
   * @param unknown under neither
   */
  public record Count(SealedColumn column, long current, long second, long unknown) {}

  /**
   * Counts what is left under the second key, goes once through the columns that have any of it,
   * and counts again. Where nothing is left, the database no longer asks for that key at a start.
   *
   * @return how many values were sealed anew; 0 where there is no second key, or where another node
   *     is at it
   */
  public Future<Integer> run() {
    if (seal.second().isEmpty() || running) {
      return Future.succeededFuture(0);
    }
    running = true;
    return counts()
        .compose(counts -> {
          List<SealedColumn> left =
              counts.stream().filter(count -> count.second() > 0).map(Count::column).toList();
          return left.isEmpty() ? settle(counts).map(0) : reseal(left);
        })
        .eventually(() -> {
          running = false;
          return Future.succeededFuture();
        });
  }

  private Future<Integer> reseal(List<SealedColumn> left) {
    Future<Integer> all = Future.succeededFuture(0);
    for (SealedColumn column : left) {
      all =
          all.compose(
              before -> batches(column, Optional.empty(), 0).map(resealed -> before + resealed));
    }
    return all.compose(resealed -> counts().compose(this::settle).map(resealed));
  }

  private Future<Integer> batches(SealedColumn column, Optional<List<Object>> last, int resealed) {
    return database
        .transaction(transaction ->
            claim(transaction)
                .compose(claimed ->
                    claimed
                        ? transaction
                            .query(
                                column.othersBehind(last.isEmpty(), BATCH),
                                arguments(last, Buffer.buffer(seal.name())))
                            .compose(rows -> reseal(transaction, column, rows).map(rows))
                        : Future.succeededFuture((RowSet<Row>) null)))
        .compose(rows -> {
          if (rows == null || rows.size() == 0) {
            return Future.succeededFuture(resealed);
          }
          int more = 0;
          Row end = null;
          for (Row row : rows) {
            more += SealedColumn.valueOf(row) == null ? 0 : 1;
            end = row;
          }
          return batches(column, Optional.of(column.keyOf(end)), resealed + more);
        });
  }

  private Future<Boolean> claim(Transaction transaction) {
    return transaction
        .query(CLAIM, Tuple.of(node, Buffer.buffer(MasterKey.proof(seal))))
        .map(rows -> rows.rowCount() == 1);
  }

  private Future<?> reseal(Transaction transaction, SealedColumn column, RowSet<Row> rows) {
    List<Future<?>> writes = new ArrayList<>();
    for (Row row : rows) {
      byte[] sealed = SealedColumn.valueOf(row);
      if (sealed != null) {
        String context = column.contextOf().apply(row);
        try {
          byte[] anew = seal.seal(seal.openBytes(sealed, context), context);
          Tuple arguments = Tuple.of(Buffer.buffer(anew));
          column.keyOf(row).forEach(arguments::addValue);
          writes.add(transaction.query(column.write(), arguments));
        } catch (Seal.SealBroken e) {
          LOG.warn("a value of {} opens under neither key, and stays as it is", column);
        }
      }
    }
    return Future.all(writes);
  }

  private Future<Void> settle(List<Count> counts) {
    Seal second = seal.second().orElseThrow();
    long left = counts.stream().mapToLong(Count::second).sum();
    if (left > 0) {
      LOG.info("{} values are still sealed under MASTER_KEY_SECOND", left);
      return MasterKey.stillNeeds(database, second);
    }
    LOG.info("nothing is sealed under MASTER_KEY_SECOND");
    return MasterKey.needsNoMore(database, second);
  }

  /** Counts all values, a bounded number of rows a statement. */
  public Future<List<Count>> counts() {
    List<Count> counted = new ArrayList<>();
    Future<?> all = Future.succeededFuture();
    for (SealedColumn column : columns) {
      all = all.compose(_ -> count(column, Optional.empty(), new long[3]).onSuccess(counted::add));
    }
    return all.map(_ -> List.copyOf(counted));
  }

  private Future<Count> count(SealedColumn column, Optional<List<Object>> last, long[] sums) {
    return database
        .query(column.namesBehind(last.isEmpty(), COUNTED), arguments(last))
        .compose(rows -> {
          Row end = null;
          for (Row row : rows) {
            add(SealedColumn.nameOf(row), sums);
            end = row;
          }
          return rows.size() < COUNTED
              ? Future.succeededFuture(new Count(column, sums[0], sums[1], sums[2]))
              : count(column, Optional.of(column.keyOf(end)), sums);
        });
  }

  private void add(byte[] name, long[] sums) {
    if (name == null) {
      return;
    }
    boolean second = seal.second().filter(other -> Arrays.equals(other.name(), name)).isPresent();
    sums[Arrays.equals(seal.name(), name) ? 0 : second ? 1 : 2]++;
  }

  private static Tuple arguments(Optional<List<Object>> last, Object... more) {
    Tuple arguments = Tuple.tuple();
    last.ifPresent(key -> key.forEach(arguments::addValue));
    for (Object one : more) {
      arguments.addValue(one);
    }
    return arguments;
  }
}
