package fr.assistantchorus.portal.space;

import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Seal;
import fr.assistantchorus.store.SealedColumn;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The spaces that are open on each structure, for all of it or for some of its services, and these
 * services. The PACAGE number is sealed.
 */
public final class SpaceStore {
  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED =
      List.of(
          new SealedColumn(
              "structure_space",
              "pacage_sealed",
              List.of("id"),
              List.of("structure"),
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
                sealed(structure, beneficiary),
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

  /**
   * Opens a space for each of these services, as far as it is not open there. Where it is open for
   * consultation only, modification is added.
   *
   * @param services empty stands for the whole structure
   * @param beneficiary kept with the TIC space only
   * @return the ids of what was opened or widened now
   */
  public Future<Set<UUID>> open(
      Transaction transaction,
      UUID structure,
      Space space,
      Set<Optional<UUID>> services,
      Access access,
      Beneficiary beneficiary,
      Instant now) {
    UUID[] each = services.stream().map(service -> service.orElse(null)).toArray(UUID[]::new);
    Beneficiary kept = space == Space.TIC ? beneficiary : Beneficiary.UNSAID;
    return transaction
        .query(
            """
            INSERT INTO structure_space AS kept
              (structure, space, service, access, opened_at, beneficiary_category, pacage_sealed,
               shellfish_farmer_number)
            SELECT $1, $2, service, $4, $5, $6, $7, $8 FROM unnest($3::uuid[]) AS service
            ORDER BY service
            ON CONFLICT (structure, space, service) DO UPDATE SET access = EXCLUDED.access
              WHERE kept.access = 'consultation' AND EXCLUDED.access = 'modification'
            RETURNING id
            """,
            Tuple.tuple()
                .addUUID(structure)
                .addString(space.code())
                .addArrayOfUUID(each)
                .addString(access.code())
                .addValue(Moments.stored(now))
                .addValue(kept.category().map(BeneficiaryCategory::code).orElse(null))
                .addValue(sealed(structure, kept))
                .addValue(kept.shellfishFarmerNumber().orElse(null)))
        .map(rows -> {
          Set<UUID> opened = new HashSet<>();
          rows.forEach(row -> opened.add(row.getUUID("id")));
          return opened;
        });
  }

  /** Returns the spaces that are open on these structures, by structure, service and catalogue. */
  public Future<List<OpenedSpace>> list(Transaction transaction, Set<UUID> structures) {
    return transaction
        .query(
            """
            SELECT opened.id, opened.structure, space, access, opened_at, beneficiary_category,
                   pacage_sealed, shellfish_farmer_number, service.id AS service,
                   service.name AS service_name
            FROM structure_space AS opened
            LEFT JOIN structure_service AS service ON service.id = opened.service
            WHERE opened.structure = ANY ($1)
            """,
            Tuple.tuple().addArrayOfUUID(structures.toArray(UUID[]::new)))
        .map(rows -> {
          List<OpenedSpace> opened = new ArrayList<>();
          rows.forEach(row -> opened.add(opened(row)));
          opened.sort(OpenedSpace.ORDER);
          return opened;
        });
  }

  /** Returns the structure on which the space of this id is open. */
  public Future<Optional<UUID>> structureOf(Transaction transaction, UUID opened) {
    return transaction
        .query("SELECT structure FROM structure_space WHERE id = $1", Tuple.of(opened))
        .map(rows -> Rows.first(rows).map(row -> row.getUUID("structure")));
  }

  /**
   * Closes a space, and so ends its subscriptions.
   *
   * @return false where it was not open on this structure any more
   */
  public Future<Boolean> close(Transaction transaction, UUID structure, UUID opened) {
    return transaction
        .query(
            "DELETE FROM structure_space WHERE structure = $1 AND id = $2",
            Tuple.of(structure, opened))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * Says again what the TIC space asks for.
   *
   * @return false where this is no TIC space of this structure
   */
  public Future<Boolean> describe(
      Transaction transaction, UUID structure, UUID opened, Beneficiary beneficiary) {
    return transaction
        .query(
            """
            UPDATE structure_space
            SET beneficiary_category = $3, pacage_sealed = $4, shellfish_farmer_number = $5
            WHERE structure = $1 AND id = $2 AND space = 'tic'
            """,
            Tuple.of(
                structure,
                opened,
                beneficiary.category().map(BeneficiaryCategory::code).orElse(null),
                sealed(structure, beneficiary),
                beneficiary.shellfishFarmerNumber().orElse(null)))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Returns the services of a structure, by name. */
  public Future<List<StructureService>> services(Transaction transaction, UUID structure) {
    return transaction
        .query(
            """
            SELECT id, name FROM structure_service WHERE structure = $1 ORDER BY lower(name), id
            """,
            Tuple.of(structure))
        .map(rows -> {
          List<StructureService> services = new ArrayList<>();
          rows.forEach(
              row -> services.add(new StructureService(row.getUUID("id"), row.getString("name"))));
          return services;
        });
  }

  /**
   * Adds a service to a structure.
   *
   * @return false where one of this name is there, whatever its case
   */
  public Future<Boolean> addService(
      Transaction transaction, UUID structure, String name, Instant now) {
    return transaction
        .query(
            """
            INSERT INTO structure_service (id, structure, name, created_at)
            VALUES ($2, $1, $3, $4)
            ON CONFLICT (structure, lower(name)) DO NOTHING
            """,
            Tuple.of(structure, UUID.randomUUID(), name, Moments.stored(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * Renames a service, while its structure is locked.
   *
   * @return false where another one has this name, whatever its case
   */
  public Future<Boolean> renameService(
      Transaction transaction, UUID structure, UUID service, String name) {
    return transaction
        .query(
            """
            UPDATE structure_service SET name = $3
            WHERE structure = $1 AND id = $2 AND NOT EXISTS (
              SELECT FROM structure_service AS other
              WHERE other.structure = $1 AND other.id <> $2 AND lower(other.name) = lower($3))
            """,
            Tuple.of(structure, service, name))
        .map(rows -> rows.rowCount() == 1);
  }

  private OpenedSpace opened(Row row) {
    UUID structure = row.getUUID("structure");
    Buffer pacage = row.getBuffer("pacage_sealed");
    return new OpenedSpace(
        row.getUUID("id"),
        structure,
        Space.ofCode(row.getString("space")).orElseThrow(),
        Optional.ofNullable(row.getUUID("service"))
            .map(id -> new StructureService(id, row.getString("service_name"))),
        Access.ofCode(row.getString("access")),
        Moments.read(row, "opened_at"),
        new Beneficiary(
            Optional.ofNullable(row.getString("beneficiary_category"))
                .flatMap(BeneficiaryCategory::ofCode),
            Optional.ofNullable(pacage)
                .map(sealed -> seal.open(sealed.getBytes(), pacageContext(structure))),
            Optional.ofNullable(row.getString("shellfish_farmer_number"))));
  }

  private Buffer sealed(UUID structure, Beneficiary beneficiary) {
    return beneficiary
        .pacage()
        .map(number -> Buffer.buffer(seal.seal(number, pacageContext(structure))))
        .orElse(null);
  }

  private static String pacageContext(UUID structure) {
    return "structure-pacage/" + structure;
  }

  /** Returns the names of the services of each of these structures that has some, by name. */
  public Future<Map<UUID, List<String>>> serviceNames(
      Transaction transaction, Set<UUID> structures) {
    return transaction
        .query(
            """
            SELECT structure, array_agg(name ORDER BY name) AS names
            FROM structure_service WHERE structure = ANY ($1) GROUP BY structure
            """,
            Tuple.tuple().addArrayOfUUID(structures.toArray(UUID[]::new)))
        .map(rows -> {
          Map<UUID, List<String>> names = new HashMap<>();
          rows.forEach(
              row -> names.put(row.getUUID("structure"), List.of(row.getArrayOfStrings("names"))));
          return names;
        });
  }
}
