package fr.assistantchorus.portal.space;

import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The spaces that are open on each structure. The PACAGE number is sealed. */
public final class SpaceStore {
  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED =
      List.of(
          new SealedColumn(
              "structure_space",
              "pacage_sealed",
              List.of("structure", "space"),
              List.of(),
              row -> pacageContext(row.getUUID("structure"))));

  private final Seal seal;

  public SpaceStore(Seal seal) {
    this.seal = seal;
  }

  /**
   * Opens spaces on a structure that has none of them yet.
   *
   * @param beneficiary kept with the TIC space (F15); without that space it is not kept
   */
  public Future<Void> open(
      Transaction transaction,
      UUID structure,
      Set<Space> spaces,
      Beneficiary beneficiary,
      Instant now) {
    String[] codes = spaces.stream().map(Space::code).sorted().toArray(String[]::new);
    Buffer pacage =
        beneficiary
            .pacage()
            .map(number -> Buffer.buffer(seal.seal(number, pacageContext(structure))))
            .orElse(null);
    return transaction
        .query(
            """
            INSERT INTO structure_space
              (structure, space, opened_at, beneficiary_category, pacage_sealed,
               shellfish_farmer_number)
            SELECT $1, space, $3,
                   CASE space WHEN 'tic' THEN $4::text END,
                   CASE space WHEN 'tic' THEN $5::bytea END,
                   CASE space WHEN 'tic' THEN $6::text END
            FROM unnest($2::text[]) AS space
            """,
            Tuple.of(
                structure,
                codes,
                Moments.stored(now),
                beneficiary.category().map(BeneficiaryCategory::code).orElse(null),
                pacage,
                beneficiary.shellfishFarmerNumber().orElse(null)))
        .mapEmpty();
  }

  /** Returns whether a space is open on any of these structures. */
  public Future<Boolean> isOpen(Transaction transaction, Set<UUID> structures, Space space) {
    return transaction
        .query(
            """
            SELECT EXISTS (SELECT FROM structure_space
                           WHERE structure = ANY ($1) AND space = $2) AS open
            """,
            Tuple.tuple().addArrayOfUUID(structures.toArray(UUID[]::new)).addString(space.code()))
        .map(rows -> rows.iterator().next().getBoolean("open"));
  }

  private static String pacageContext(UUID structure) {
    return "structure-pacage/" + structure;
  }
}
