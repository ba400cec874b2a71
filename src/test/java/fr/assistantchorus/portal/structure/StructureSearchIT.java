package fr.assistantchorus.portal.structure;

import static fr.assistantchorus.portal.PortalFixture.START;
import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.structure.StructureCriteria.Criterion;
import fr.assistantchorus.portal.structure.StructureCriteria.Kind;
import fr.assistantchorus.portal.structure.StructureSearch.Outcome;
import fr.assistantchorus.portal.structure.StructureSearch.Searcher;
import io.vertx.sqlclient.Tuple;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F47, F49 and F6. */
final class StructureSearchIT {
  private static final String CAMILLE = "camille@exemple.fr";
  private static final String HIDDEN = "33333333400014";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private static UUID camille;
  private static int number;
  private final StructureSearch search = FIXTURE.portal.structureSearch();

  /**
   * Camille belongs to one structure, « EARL Durand », and to the hidden one; the rest are others'.
   */
  @BeforeAll
  static void settle() {
    FIXTURE.activate(FIXTURE.registered(CAMILLE, "12345678200010", after(0)), after(0));
    camille =
        FIXTURE
            .within(tx -> new AccountStore(FIXTURE.database.seal()).find(tx, CAMILLE))
            .orElseThrow()
            .id();
    add("GAEC des Trois Chênes", "15100", "Saint-Flour", StructureTrait.ACTIVE);
    add("Mairie de Saint-Flour", "15100", "Saint-Flour", StructureTrait.PUBLIC_BODY);
    add("Cabinet Verdier", "69001", "Lyon", StructureTrait.MANAGEMENT_CENTRE);
    add("Lefèvre Père & Fils", "35260", "Cancale", StructureTrait.ACTIVE);
    for (int i = 1; i <= 7; i++) {
      add("SCEA Numéro " + i, "35000", "Rennes", StructureTrait.ACTIVE);
    }
    insert(
        StructureDetails.of(Identifier.siret(HIDDEN))
            .with(StructureText.NAME, "Ferme Secrète")
            .with(StructureText.POSTAL_CODE, "48000")
            .with(StructureText.CITY, "Mende")
            .with(StructureText.COUNTRY, "France")
            .withUndisclosed(true));
  }

  private static void add(String name, String code, String city, StructureTrait trait) {
    insert(
        StructureDetails.of(new Identifier(IdentifierType.RIDET, "%09d".formatted(number++)))
            .with(StructureText.NAME, name)
            .with(StructureText.LABEL, "Étiquette " + number)
            .with(StructureText.POSTAL_CODE, code)
            .with(StructureText.CITY, city)
            .with(StructureText.COUNTRY, "France")
            .with(trait, true));
  }

  private static void insert(StructureDetails details) {
    StructureStore store = new StructureStore(FIXTURE.database.seal());
    FIXTURE.within(tx -> store.insert(tx, details, START));
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource({
    "NAME, earl durand, EARL Durand",
    "NAME, DURRAND, EARL Durand",
    "NAME, trois chenes, GAEC des Trois Chênes",
    "NAME, chêne, GAEC des Trois Chênes",
    "NAME, lefebvre, Lefèvre Père & Fils",
    "NAME, pere et fils, Lefèvre Père & Fils",
    "IDENTIFIER, 123 456 782 00010, EARL Durand",
    "IDENTIFIER, 123456782, EARL Durand",
    "LABEL, etiquette 4, Lefèvre Père & Fils",
    "LAST_NAME, lefevre, Lefèvre Père & Fils",
    "FIRST_NAME, verdier, Cabinet Verdier",
    "POSTAL_CODE, 352, Lefèvre Père & Fils",
    "CITY, st flour, GAEC des Trois Chênes",
    "CITY, CANCALLE, Lefèvre Père & Fils",
    "NAME, introuvable, ''",
    "NAME, %, ''",
    "NAME, 1=1 OR --, ''",
    "COUNTRY, belgique, ''",
  })
  void namesForgiveAccentsCaseAndSlips(Criterion criterion, String text, String first) {
    List<String> names = names(found(StructureCriteria.of(criterion, text), 1));
    if (first.isEmpty()) {
      assertThat(names).isEmpty();
    } else {
      assertThat(names).isNotEmpty().first().isEqualTo(first);
    }
  }

  @Test
  void allThatIsGivenMustFit() {
    StructureCriteria town = StructureCriteria.of(Criterion.CITY, "saint flour");
    assertThat(names(found(town, 1)))
        .containsExactlyInAnyOrder("GAEC des Trois Chênes", "Mairie de Saint-Flour");
    assertThat(names(found(town.with(Kind.PUBLIC), 1))).containsExactly("Mairie de Saint-Flour");
    assertThat(names(found(town.with(Kind.PRIVATE), 1))).containsExactly("GAEC des Trois Chênes");
    StructureCriteria none =
        new StructureCriteria(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(names(found(none.with(Kind.MANAGEMENT_CENTRE), 1)))
        .containsExactly("Cabinet Verdier");
    assertThat(search(none, Optional.of(camille), 1)).isEqualTo(new Outcome.NoCriterion());
    Map<Criterion, String> name = new EnumMap<>(Map.of(Criterion.NAME, "durand"));
    assertThat(
            found(
                    new StructureCriteria(
                        name,
                        Optional.empty(),
                        Optional.of(IdentifierType.RIDET),
                        Optional.of(true)),
                    1)
                .total())
        .isZero();
  }

  @Test
  void pagesHaveFiveAndAnExportHasAll() {
    StructureCriteria all = StructureCriteria.of(Criterion.NAME, "SCEA Numéro");
    Outcome.Found first = found(all, 1);
    assertThat(first.structures()).hasSize(5);
    assertThat(first.total()).isEqualTo(7);
    assertThat(first.pages()).isEqualTo(2);
    Outcome.Found beyond = found(all, 99);
    assertThat(beyond.number()).isEqualTo(2);
    assertThat(beyond.structures()).hasSize(2);
    assertThat(names(first)).doesNotContainAnyElementsOf(names(beyond));
    Outcome export =
        FIXTURE.within(
            tx -> search.export(tx, searcher(Optional.of(camille)), all, false, after(2)));
    assertThat(((Outcome.Found) export).structures()).hasSize(7);
  }

  @Test
  void aMaskedPlaceIsNeitherShownToOthersNorFoundByGuessing() {
    StructureCriteria byName = StructureCriteria.of(Criterion.NAME, "ferme secrete");
    FoundStructure seen = found(byName, 1).structures().getFirst();
    assertThat(seen.masked()).isTrue();
    assertThat(seen.city() + seen.postalCode() + seen.country()).isEmpty();
    assertThat(found(StructureCriteria.of(Criterion.CITY, "Mende"), 1).total()).isZero();
    assertThat(found(StructureCriteria.of(Criterion.POSTAL_CODE, "48000"), 1).total()).isZero();

    FIXTURE.database.query(
        """
        INSERT INTO membership (account, structure, role, since)
        SELECT $1, id, 'member', now() FROM structure WHERE identifier = $2
        """,
        camille,
        HIDDEN);
    FoundStructure own = found(byName, 1).structures().getFirst();
    assertThat(own.own()).isTrue();
    assertThat(own.city()).isEqualTo("Mende");
    assertThat(found(StructureCriteria.of(Criterion.CITY, "Mende"), 1).total()).isEqualTo(1);
    FIXTURE.database.query("DELETE FROM membership WHERE role = 'member'");
  }

  @Test
  void aStrangerFindsPublicStructuresOnlyAndNotTooOften() {
    StructureCriteria town = StructureCriteria.of(Criterion.CITY, "saint-flour");
    String client = PortalFixture.client();
    for (int i = 0; i < StructureSearch.PER_NETWORK.most(); i++) {
      Outcome outcome = search(town, Optional.empty(), client);
      assertThat(names((Outcome.Found) outcome)).containsExactly("Mairie de Saint-Flour");
    }
    assertThat(search(town, Optional.empty(), client)).isInstanceOf(Outcome.TooMany.class);
    assertThat(search(town, Optional.of(camille), client)).isInstanceOf(Outcome.Found.class);
  }

  @Test
  void theNameIsFoundByAnIndex() {
    FIXTURE.within(tx ->
        tx.query(
                """
                INSERT INTO structure (id, identifier_type, identifier, name, label, street,
                  complement_1, complement_2, postal_code, city, country, undisclosed, verified,
                  created_at)
                SELECT gen_random_uuid(), 'tahiti', 'many' || n, md5(n::text), '', '', '', '', '',
                       '', '', false, false, now()
                FROM generate_series(1, 20000) AS n
                """,
                Tuple.tuple())
            .compose(_ -> tx.query("ANALYZE structure", Tuple.tuple())));
    StringBuilder plan = new StringBuilder();
    FIXTURE
        .within(tx ->
            tx.query(StructureSearchStore.PREPARE, Tuple.of(StructureSearchStore.LIKENESS))
                .compose(_ ->
                    tx.query(
                        "EXPLAIN " + StructureSearchStore.SEARCH,
                        StructureSearchStore.arguments(
                            StructureCriteria.of(Criterion.NAME, "lefebvre"),
                            Set.of(camille),
                            false,
                            0,
                            5))))
        .forEach(row -> plan.append(row.getString(0)).append('\n'));
    assertThat(plan.toString()).contains("structure_name_forgiving");
    assertThat(names(found(StructureCriteria.of(Criterion.NAME, "lefebvre"), 1)))
        .contains("Lefèvre Père & Fils");
    FIXTURE.database.query("DELETE FROM structure WHERE identifier LIKE 'many%'");
  }

  private Outcome.Found found(StructureCriteria criteria, int page) {
    return (Outcome.Found) search(criteria, Optional.of(camille), page);
  }

  private Outcome search(StructureCriteria criteria, Optional<UUID> account, int page) {
    return FIXTURE.within(
        tx -> search.search(tx, searcher(account), criteria, false, page, after(2)));
  }

  private Outcome search(StructureCriteria criteria, Optional<UUID> account, String client) {
    return FIXTURE.within(
        tx -> search.search(tx, new Searcher(account, client), criteria, false, 1, after(2)));
  }

  private static Searcher searcher(Optional<UUID> account) {
    return new Searcher(account, PortalFixture.client());
  }

  private static List<String> names(Outcome.Found found) {
    return found.structures().stream().map(one -> one.structure().name()).toList();
  }
}
