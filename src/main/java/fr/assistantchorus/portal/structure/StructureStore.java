package fr.assistantchorus.portal.structure;

import fr.assistantchorus.store.Moments;
import fr.assistantchorus.store.Rows;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The structures: the identifier of each, its name and its address. */
public final class StructureStore {
  private static final String FIND =
      """
      SELECT id AS structure, identifier_type, identifier, name
      FROM structure WHERE identifier_type = $1 AND identifier = $2
      """;

  /**
   * Adds a structure. Where two are added at once under one identifier, the later one waits for the
   * other and then adds nothing.
   *
   * @return empty where a structure with this identifier exists already
   */
  public Future<Optional<StructureName>> insert(
      Transaction transaction, StructureDetails details, Instant now) {
    Identifier identifier = details.identifier();
    Tuple arguments =
        Tuple.of(
            UUID.randomUUID(),
            identifier.type().code(),
            identifier.value().isEmpty() ? null : identifier.value(),
            details.text(StructureText.NAME),
            details.text(StructureText.LABEL),
            details.text(StructureText.STREET),
            details.text(StructureText.COMPLEMENT_1),
            details.text(StructureText.COMPLEMENT_2),
            details.text(StructureText.POSTAL_CODE),
            details.text(StructureText.CITY),
            details.text(StructureText.COUNTRY),
            details.undisclosed(),
            details.verified(),
            Moments.stored(now));
    return transaction
        .query(
            """
            INSERT INTO structure (id, identifier_type, identifier, name, label, street,
              complement_1, complement_2, postal_code, city, country, undisclosed, verified,
              created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (identifier_type, identifier) DO NOTHING
            RETURNING id AS structure, identifier_type, identifier, name
            """,
            arguments)
        .map(rows -> Rows.first(rows).map(StructureStore::name));
  }

  /**
   * Returns the name of the structure with this identifier. A structure with a masked address is
   * named too, since only its address is kept to its own users (F11).
   */
  public Future<Optional<StructureName>> find(Transaction transaction, Identifier identifier) {
    return transaction
        .query(FIND, Tuple.of(identifier.type().code(), identifier.value()))
        .map(rows -> Rows.first(rows).map(StructureStore::name));
  }

  /** Reads the columns {@code structure, identifier_type, identifier, name} of a row. */
  public static StructureName name(Row row) {
    String identifier = row.getString("identifier");
    return new StructureName(
        row.getUUID("structure"),
        new Identifier(
            IdentifierType.ofCode(row.getString("identifier_type")),
            identifier == null ? "" : identifier),
        row.getString("name"));
  }
}
