package fr.assistantchorus.portal.structure;

import fr.assistantchorus.portal.structure.StructureCriteria.Criterion;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Searches the table {@code structure}, forgivingly: by trigrams of names without accents. */
final class StructureSearchStore {
  /** How alike a name and what was typed must be; « duran » is 0.8 like « EARL Durand ». */
  static final String LIKENESS = "0.5";

  /**
   * A plan is made for each search, since what is not searched by then costs nothing and an index
   * can be used for the rest.
   */
  static final String PREPARE =
      """
      SELECT set_config('pg_trgm.word_similarity_threshold', $1, true),
             set_config('plan_cache_mode', 'force_custom_plan', true)
      """;

  /** A masked place is found by its own users only, so that nobody can guess it by searching. */
  static final String SEARCH =
      """
      WITH found AS (
        SELECT id, identifier_type, identifier, name, label, management_centre, public_body, active,
               accepts_requests, id = ANY ($1) AS own, undisclosed AND id <> ALL ($1) AS masked,
               postal_code, city, country,
               word_similarity(forgiving($2), forgiving(name))
                 + word_similarity(forgiving($3), forgiving(label))
                 + word_similarity(forgiving($4), forgiving(name))
                 + word_similarity(forgiving($5), forgiving(name))
                 + word_similarity(forgiving($6), forgiving(city)) AS likeness
        FROM structure
        WHERE ($2 = '' OR forgiving(name) %> forgiving($2))
          AND ($3 = '' OR forgiving(label) %> forgiving($3))
          AND ($4 = '' OR forgiving(name) %> forgiving($4))
          AND ($5 = '' OR forgiving(name) %> forgiving($5))
          AND ($6 = '' OR forgiving(city) %> forgiving($6))
          AND ($7 = '' OR identifier LIKE $7 || '%')
          AND ($8 = '' OR postal_code LIKE $8 || '%')
          AND ($9 = '' OR forgiving(country) = forgiving($9))
          AND ($6 || $8 || $9 = '' OR NOT undisclosed OR id = ANY ($1))
          AND ($10::boolean IS NULL OR public_body = $10)
          AND ($11::boolean IS NULL OR management_centre = $11)
          AND ($12::text IS NULL OR identifier_type = $12)
          AND ($13::boolean IS NULL OR active = $13)
      ), counted AS (SELECT count(*)::int AS total FROM found)
      SELECT found.id AS structure, identifier_type, identifier, name, label, management_centre,
             public_body, active, accepts_requests, own, masked, postal_code, city, country, total
      FROM found, counted
      ORDER BY likeness DESC, name, found.id
      OFFSET (SELECT least($14, greatest(0, (total - 1) / $15 * $15)) FROM counted)
      LIMIT $15
      """;

  /**
   * One page of what was found.
   *
   * @param total how many there are on all pages
   */
  record Page(List<FoundStructure> structures, int total) {}

  /**
   * Returns what fits, the most alike first.
   *
   * @param own the structures of whoever searches
   * @param publicOnly whether only public bodies are searched (F6)
   * @param offset how many to leave out at the beginning; beyond the last page, the last page is
   *     returned
   * @param most how many to return at most
   */
  Future<Page> search(
      Transaction transaction,
      StructureCriteria criteria,
      Set<UUID> own,
      boolean publicOnly,
      int offset,
      int most) {
    return transaction
        .query(PREPARE, Tuple.of(LIKENESS))
        .compose(_ -> transaction.query(SEARCH, arguments(criteria, own, publicOnly, offset, most)))
        .map(StructureSearchStore::page);
  }

  /** Returns the arguments of {@link #SEARCH}, which {@link #PREPARE} goes before. */
  static Tuple arguments(
      StructureCriteria criteria, Set<UUID> own, boolean publicOnly, int offset, int most) {
    Boolean isPublic = criteria.kind().map(StructureSearchStore::isPublic).orElse(null);
    Boolean isCentre = criteria.kind().map(StructureSearchStore::isCentre).orElse(null);
    return Tuple.tuple()
        .addArrayOfUUID(own.toArray(UUID[]::new))
        .addString(criteria.text(Criterion.NAME))
        .addString(criteria.text(Criterion.LABEL))
        .addString(criteria.text(Criterion.LAST_NAME))
        .addString(criteria.text(Criterion.FIRST_NAME))
        .addString(criteria.text(Criterion.CITY))
        .addString(compact(criteria.text(Criterion.IDENTIFIER)))
        .addString(compact(criteria.text(Criterion.POSTAL_CODE)))
        .addString(criteria.text(Criterion.COUNTRY))
        .addBoolean(publicOnly ? Boolean.TRUE : isPublic)
        .addBoolean(isCentre)
        .addString(criteria.identifierType().map(IdentifierType::code).orElse(null))
        .addBoolean(criteria.active().orElse(null))
        .addInteger(offset)
        .addInteger(most);
  }

  private static Boolean isPublic(StructureCriteria.Kind kind) {
    return switch (kind) {
      case PRIVATE -> false;
      case PUBLIC -> true;
      case MANAGEMENT_CENTRE -> null;
    };
  }

  private static Boolean isCentre(StructureCriteria.Kind kind) {
    return switch (kind) {
      case PRIVATE, MANAGEMENT_CENTRE -> kind == StructureCriteria.Kind.MANAGEMENT_CENTRE;
      case PUBLIC -> null;
    };
  }

  /** Returns the letters and digits, in capitals, as identifiers are kept. */
  private static String compact(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toUpperCase)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static Page page(RowSet<Row> rows) {
    List<FoundStructure> found = new ArrayList<>();
    int total = 0;
    for (Row row : rows) {
      total = row.getInteger("total");
      found.add(structure(row));
    }
    return new Page(found, total);
  }

  private static FoundStructure structure(Row row) {
    boolean masked = row.getBoolean("masked");
    boolean active = row.getBoolean("active");
    return new FoundStructure(
        StructureStore.name(row),
        row.getString("label"),
        StructureCriteria.Kind.of(
            row.getBoolean("public_body"), row.getBoolean("management_centre")),
        active,
        masked,
        masked ? "" : row.getString("postal_code"),
        masked ? "" : row.getString("city"),
        masked ? "" : row.getString("country"),
        row.getBoolean("own"),
        active && row.getBoolean("accepts_requests"));
  }
}
