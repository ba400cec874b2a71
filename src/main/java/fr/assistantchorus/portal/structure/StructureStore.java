package fr.assistantchorus.portal.structure;

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
 * Owns the table {@code structure}: the identifier of each, its name, its address and what is so of
 * it. E-mail address, telephone and fax are sealed.
 */
public final class StructureStore {
  /** What is sealed here under the master key. */
  public static final List<SealedColumn> SEALED =
      List.of(
          SealedColumn.byId("structure", "email_sealed", id -> context(StructureText.EMAIL, id)),
          SealedColumn.byId("structure", "phone_sealed", id -> context(StructureText.PHONE, id)),
          SealedColumn.byId("structure", "fax_sealed", id -> context(StructureText.FAX, id)));

  private final Seal seal;

  public StructureStore(Seal seal) {
    this.seal = seal;
  }

  /**
   * Adds a structure under a new id; see {@link #insert(Transaction, UUID, StructureDetails,
   * Instant)}.
   */
  public Future<Optional<StructureName>> insert(
      Transaction transaction, StructureDetails details, Instant now) {
    return insert(transaction, UUID.randomUUID(), details, now);
  }

  /**
   * Adds a structure. Where two are added at once under one id or one identifier, the later one
   * waits for the other and then adds nothing.
   *
   * @return empty where a structure with this id or this identifier exists already
   */
  Future<Optional<StructureName>> insert(
      Transaction transaction, UUID id, StructureDetails details, Instant now) {
    Identifier identifier = details.identifier();
    Tuple arguments =
        Tuple.of(
            id,
            identifier.type().code(),
            identifier.value().isEmpty() ? null : identifier.value(),
            details.verified(),
            Moments.stored(now));
    addDescription(arguments, id, details);
    return transaction
        .query(
            """
            INSERT INTO structure (id, identifier_type, identifier, verified, created_at,
              name, label, street, complement_1, complement_2, postal_code, city, country,
              email_sealed, phone_sealed, fax_sealed, rcs, vat_number, undisclosed,
              active, management_centre, public_body, edi_issuer, edi_life_cycles,
              accepts_requests)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
              $19, $20, $21, $22, $23, $24, $25)
            ON CONFLICT DO NOTHING
            RETURNING id AS structure, identifier_type, identifier, name
            """,
            arguments)
        .map(rows -> Rows.first(rows).map(StructureStore::name));
  }

  /**
   * Describes a structure anew; its identifier stays, and its version goes up.
   *
   * @param version the version that the description was made from
   * @return whether the structure still had that version; where it had not, nothing is written
   */
  Future<Boolean> update(Transaction transaction, UUID id, int version, StructureDetails details) {
    Tuple arguments = Tuple.of(id, version);
    addDescription(arguments, id, details);
    return transaction
        .query(
            """
            UPDATE structure SET version = version + 1,
              name = $3, label = $4, street = $5, complement_1 = $6, complement_2 = $7,
              postal_code = $8, city = $9, country = $10,
              email_sealed = $11, phone_sealed = $12, fax_sealed = $13, rcs = $14, vat_number = $15,
              undisclosed = $16, active = $17, management_centre = $18, public_body = $19,
              edi_issuer = $20, edi_life_cycles = $21, accepts_requests = $22
            WHERE id = $1 AND version = $2
            """,
            arguments)
        .map(rows -> rows.rowCount() == 1);
  }

  private void addDescription(Tuple arguments, UUID id, StructureDetails details) {
    List<StructureText> open = new ArrayList<>(List.of(StructureText.NAME, StructureText.LABEL));
    open.addAll(StructureText.ADDRESS);
    open.forEach(part -> arguments.addString(details.text(part)));
    for (StructureText part :
        List.of(StructureText.EMAIL, StructureText.PHONE, StructureText.FAX)) {
      arguments.addBuffer(sealed(part, id, details.text(part)));
    }
    arguments
        .addString(details.text(StructureText.RCS))
        .addString(details.text(StructureText.VAT_NUMBER))
        .addBoolean(details.undisclosed());
    for (StructureTrait trait : StructureTrait.values()) {
      arguments.addBoolean(details.is(trait));
    }
  }

  /**
   * Returns the name of the structure with this identifier. A structure with a masked address is
   * named too, since only its address is kept to its own users (F11).
   */
  public Future<Optional<StructureName>> find(Transaction transaction, Identifier identifier) {
    return transaction
        .query(
            """
            SELECT id AS structure, identifier_type, identifier, name
            FROM structure WHERE identifier_type = $1 AND identifier = $2
            """,
            Tuple.of(identifier.type().code(), identifier.value()))
        .map(rows -> Rows.first(rows).map(StructureStore::name));
  }

  /**
   * Returns a structure with all that is known of it. Whoever asks checks that the person who is
   * shown it belongs to it.
   */
  public Future<Optional<Structure>> find(Transaction transaction, UUID id) {
    return of(transaction, Set.of(id)).map(found -> found.stream().findFirst());
  }

  /**
   * Returns these structures, the oldest first, with all that is known of them. Whoever asks checks
   * that the person who is shown them belongs to them.
   */
  public Future<List<Structure>> of(Transaction transaction, Set<UUID> ids) {
    return transaction
        .query(
            "SELECT * FROM structure WHERE id = ANY ($1) ORDER BY created_at, id",
            Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
        .map(rows -> {
          List<Structure> found = new ArrayList<>();
          rows.forEach(row -> found.add(structure(row)));
          return found;
        });
  }

  /**
   * Returns whether somebody may ask to be attached to this structure: it is active, and « demande
   * de rattachement active » is yes (F52). False where there is no such structure.
   */
  public Future<Boolean> acceptsRequests(Transaction transaction, UUID id) {
    return transaction
        .query("SELECT FROM structure WHERE id = $1 AND active AND accepts_requests", Tuple.of(id))
        .map(rows -> rows.size() == 1);
  }

  /** Returns those of the structures that are a centre de gestion agricole (F39). */
  public Future<Set<UUID>> managementCentres(Transaction transaction, Set<UUID> structures) {
    return transaction
        .query(
            "SELECT id FROM structure WHERE id = ANY ($1) AND management_centre",
            Tuple.tuple().addArrayOfUUID(structures.toArray(UUID[]::new)))
        .map(rows -> {
          Set<UUID> centres = new HashSet<>();
          rows.forEach(row -> centres.add(row.getUUID("id")));
          return centres;
        });
  }

  /**
   * Returns whether the structure is a « centre de gestion agricole », which has no space TIC
   * (F39). Its row is locked until the transaction ends, so that it does not become one meanwhile.
   */
  public Future<Boolean> isManagementCentre(Transaction transaction, UUID id) {
    return transaction
        .query("SELECT management_centre FROM structure WHERE id = $1 FOR UPDATE", Tuple.of(id))
        .map(rows -> Rows.first(rows).filter(row -> row.getBoolean(0)).isPresent());
  }

  /** Waits for whoever changes this structure, and lets nobody else do so in this transaction. */
  public Future<Void> lock(Transaction transaction, UUID id) {
    return transaction
        .query("SELECT FROM structure WHERE id = $1 FOR UPDATE", Tuple.of(id))
        .mapEmpty();
  }

  /** Returns the name of the structure with this id. */
  public Future<Optional<StructureName>> named(Transaction transaction, UUID id) {
    return named(transaction, Set.of(id)).map(names -> Optional.ofNullable(names.get(id)));
  }

  /** Returns the names of the structures with these ids, as far as there are such, by id. */
  public Future<Map<UUID, StructureName>> named(Transaction transaction, Set<UUID> ids) {
    return transaction
        .query(
            """
            SELECT id AS structure, identifier_type, identifier, name
            FROM structure WHERE id = ANY ($1)
            """,
            Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
        .map(rows -> {
          Map<UUID, StructureName> names = new HashMap<>();
          rows.forEach(row -> names.put(row.getUUID("structure"), name(row)));
          return names;
        });
  }

  /** Reads the columns {@code structure, identifier_type, identifier, name} of a row. */
  public static StructureName name(Row row) {
    return new StructureName(row.getUUID("structure"), identifier(row), row.getString("name"));
  }

  private static Identifier identifier(Row row) {
    String identifier = row.getString("identifier");
    return new Identifier(
        IdentifierType.ofCode(row.getString("identifier_type")),
        identifier == null ? "" : identifier);
  }

  private Structure structure(Row row) {
    UUID id = row.getUUID("id");
    StructureDetails details =
        StructureDetails.of(identifier(row))
            .with(StructureText.NAME, row.getString("name"))
            .with(StructureText.LABEL, row.getString("label"))
            .with(StructureText.STREET, row.getString("street"))
            .with(StructureText.COMPLEMENT_1, row.getString("complement_1"))
            .with(StructureText.COMPLEMENT_2, row.getString("complement_2"))
            .with(StructureText.POSTAL_CODE, row.getString("postal_code"))
            .with(StructureText.CITY, row.getString("city"))
            .with(StructureText.COUNTRY, row.getString("country"))
            .with(StructureText.EMAIL, opened(row, "email_sealed", StructureText.EMAIL, id))
            .with(StructureText.PHONE, opened(row, "phone_sealed", StructureText.PHONE, id))
            .with(StructureText.FAX, opened(row, "fax_sealed", StructureText.FAX, id))
            .with(StructureText.RCS, row.getString("rcs"))
            .with(StructureText.VAT_NUMBER, row.getString("vat_number"))
            .withUndisclosed(row.getBoolean("undisclosed"))
            .withVerified(row.getBoolean("verified"));
    for (StructureTrait trait : StructureTrait.values()) {
      details = details.with(trait, row.getBoolean(trait.key()));
    }
    return new Structure(id, details, row.getInteger("version"), Moments.read(row, "created_at"));
  }

  private Buffer sealed(StructureText part, UUID id, String text) {
    return text.isEmpty() ? null : Buffer.buffer(seal.seal(text, context(part, id)));
  }

  private String opened(Row row, String column, StructureText part, UUID id) {
    Buffer sealed = row.getBuffer(column);
    return sealed == null ? "" : seal.open(sealed.getBytes(), context(part, id));
  }

  private static String context(StructureText part, UUID id) {
    return "structure-" + part.key() + "/" + id;
  }
}
