package fr.assistantchorus.portal.structure;

import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.company.SyntheticRegister;
import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.structure.Structures.Correction;
import fr.assistantchorus.portal.structure.Structures.Creation;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F23, F26, F39, F50 to F54, and F7, F9 to F11 for somebody who has an account. */
final class StructuresIT {
  private static final String CAMILLE = "camille@exemple.fr";
  private static final String ERIC = "eric@exemple.fr";
  private static final String UNKNOWN = "12345678200036";

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private static final AccountStore ACCOUNTS = new AccountStore(FIXTURE.database.seal());

  private final Structures structures = FIXTURE.portal.structures();
  private UUID camille;
  private UUID eric;

  @BeforeAll
  static void load() {
    SyntheticRegister.load(FIXTURE.database.database()).await();
  }

  /** Camille and Éric are each the gestionnaire principal of a structure with a space TIC. */
  @BeforeEach
  void settle() {
    camille = activate(CAMILLE, SyntheticRegister.EARL);
    eric = activate(ERIC, SyntheticRegister.EARL_SECOND);
  }

  @AfterEach
  void forget() {
    FIXTURE.database.empty();
  }

  @Test
  void aNextStructureExistsAndItsCreatorIsItsGestionnairePrincipalAtOnce() {
    Creation outcome =
        create(
            camille,
            siret(
                SyntheticRegister.CUMA, "phone", "03 80 12 34 56", "vat_number", "FR72666666664"));

    StructureName created = ((Creation.Created) outcome).structure();
    assertThat(created.name()).isEqualTo("CUMA du Bocage");
    assertThat(attachments(camille))
        .extracting(attachment -> attachment.structure().identifier().value(), Attachment::standing)
        .contains(tuple(SyntheticRegister.CUMA, Standing.PRINCIPAL_MANAGER));
    Structure kept = find(camille, created.id()).structure();
    assertThat(kept.details().verified()).isTrue();
    assertThat(kept.details().text(StructureText.PHONE)).isEqualTo("+33380123456");
    assertThat(kept.details().text(StructureText.VAT_NUMBER)).isEqualTo("FR72666666664");
    assertThat(kept.isActive()).isTrue();
    assertThat(kept.createdOn()).isEqualTo("22 novembre 2026");
    assertThat(kept.details().is(StructureTrait.ACCEPTS_REQUESTS)).isFalse();
  }

  @Test
  void aSiretThatIsAStructureAlreadyIsSaidAtOnceAndNothingIsAskedForByItself() {
    Creation outcome = create(camille, siret(SyntheticRegister.EARL_SECOND));

    assertThat(((Creation.Taken) outcome).structure().identifier().value())
        .isEqualTo(SyntheticRegister.EARL_SECOND);
    assertThat(FIXTURE.count("SELECT count(*) FROM attachment_request")).isZero();
    assertThat(create(camille, siret(SyntheticRegister.EARL)))
        .isInstanceOf(Creation.AlreadyYours.class);
  }

  @Test
  void aClosedEstablishmentIsRefusedWithTheOpenOnesOfTheCompanyAndTheirStreets() {
    Creation outcome = create(camille, siret(SyntheticRegister.CLOSED_WITH_OPEN_SIBLINGS));

    assertThat(((Creation.Closed) outcome).open())
        .extracting(Establishment::street)
        .containsExactly("27 AVENUE DES TILLEULS", "3 ROUTE DE BEAUNE");
    assertThat(FIXTURE.count("SELECT count(*) FROM structure")).isEqualTo(2);
  }

  @Test
  void whatTheRegisterKeepsToItselfIsMaskedWhateverIsTickedAndWhatItDoesNotKnowIsUnverified() {
    Creation hidden = create(camille, siret(SyntheticRegister.UNDISCLOSED, "undisclosed", "no"));
    Structure kept = find(camille, ((Creation.Created) hidden).structure().id()).structure();
    assertThat(kept.details().undisclosed()).isTrue();
    assertThat(kept.details().verified()).isTrue();
    Map<String, String> shown = StructureForm.of(kept);
    shown.put("undisclosed", "no");
    assertThat(correct(camille, kept, shown)).isInstanceOf(Correction.Corrected.class);
    assertThat(find(camille, kept.id()).structure().details().undisclosed()).isTrue();

    Creation unknown = create(camille, siret(UNKNOWN));
    assertThat(find(camille, ((Creation.Created) unknown).structure().id()).structure().details())
        .satisfies(details -> {
          assertThat(details.verified()).isFalse();
          assertThat(details.undisclosed()).isFalse();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "european-vat, be 0123.456.749, , BE0123456749",
    "ridet, 0123456001, , 0123456001",
    "tahiti, A12345001, , A12345001",
    "outside-europe, , Suisse, CHCUMADUBOCAGE",
    "individual, , , ''",
    "being-registered, , , ''"
  })
  void eachTypeWithoutASiretHasItsIdentifier(
      String type, String number, String country, String identifier) {
    Map<String, String> values = form();
    values.put("identifier_type", type);
    values.put("identifier", number == null ? "" : number);
    values.put("structure_country", country == null ? "" : country);
    boolean abroad = type.equals("european-vat") || type.equals("outside-europe");
    values.put("country", abroad ? "Suisse" : "");

    Creation outcome = create(camille, values);

    assertThat(outcome).isInstanceOf(Creation.Created.class);
    assertThat(((Creation.Created) outcome).structure().identifier())
        .isEqualTo(new Identifier(IdentifierType.ofCode(type), identifier));
    assertThat(create(eric, values))
        .isInstanceOf(identifier.isEmpty() ? Creation.Created.class : Creation.Taken.class);
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource({
    "identifier_type, nothing, identifier_type=none-of-these",
    "siret, 12345678200011, siret=checksum",
    "name, '', name=empty",
    "street, '', street=empty",
    "postal_code, '', postal_code=empty",
    "city, '', city=empty",
    "rcs, RCS Dijon 123 456 782, rcs=other-siren",
    "rcs, RCS Dijon 666 666 664, ''",
    "vat_number, FR15130019771, vat_number=other-siren",
    "vat_number, fr 72 666 666 664, ''",
    "vat_number, '', ''",
    "email, rien, email=malformed",
    "phone, 123, phone=length",
    "country, Absurdistan, country=unknown",
  })
  void whatIsWrongIsNamedAndNothingIsCreated(String field, String value, String fault) {
    Creation outcome = create(camille, siret(SyntheticRegister.CUMA, field, value));

    if (fault.isEmpty()) {
      assertThat(outcome).isInstanceOf(Creation.Created.class);
    } else {
      assertThat(((Creation.Refused) outcome).faults().toString()).isEqualTo("{" + fault + "}");
      assertThat(FIXTURE.count("SELECT count(*) FROM structure")).isEqualTo(2);
    }
  }

  @Test
  void aTownThatHasNotThePostalCodeIsAQuestionAndNotARefusal() {
    Map<String, String> values = siret(SyntheticRegister.CUMA, "city", "Rennes");
    assertThat(create(camille, values))
        .isEqualTo(new Creation.Doubtful(Map.of("city", "postal-code")));
    assertThat(creating(camille, UUID.randomUUID(), values, true).await())
        .isInstanceOf(Creation.Created.class);
  }

  @Test
  void ofTwoWhoCreateOneSiretAtOnceOneDoesAndTheOtherFindsItTaken() {
    for (int round = 0; round < 5; round++) {
      Map<String, String> values = siret(SyntheticRegister.CUMA);
      Future<Creation> first = creating(camille, UUID.randomUUID(), values, false);
      Future<Creation> second = creating(eric, UUID.randomUUID(), values, false);

      List<Creation> outcomes = List.of(first.await(), second.await());

      assertThat(outcomes).filteredOn(Creation.Created.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(Creation.Taken.class::isInstance).hasSize(1);
      String ofTheCuma =
          " WHERE structure IN (SELECT id FROM structure WHERE identifier = '%s')"
              .formatted(SyntheticRegister.CUMA);
      assertThat(FIXTURE.count("SELECT count(*) FROM membership" + ofTheCuma)).isEqualTo(1);
      FIXTURE.database.query("DELETE FROM membership" + ofTheCuma);
      FIXTURE.database.query("DELETE FROM structure WHERE identifier = $1", SyntheticRegister.CUMA);
    }
  }

  @Test
  void aFormThatIsSentTwiceCreatesOneStructureEvenWithoutAnIdentifier() {
    Map<String, String> values = form();
    values.put("identifier_type", "individual");
    UUID form = UUID.randomUUID();
    Future<Creation> first = creating(camille, form, values, false);
    Future<Creation> second = creating(camille, form, values, false);

    assertThat(List.of(first.await(), second.await()))
        .anyMatch(Creation.Created.class::isInstance)
        .anyMatch(Creation.AlreadyYours.class::isInstance);
    assertThat(creating(eric, form, values, false).await()).isInstanceOf(Creation.Created.class);
  }

  @Test
  void onlyTheManagerCorrectsAndAStaleFormIsSaidAndChangesNothing() {
    Structure farm = structures(camille).getFirst().structure();
    Map<String, String> shown = StructureForm.of(farm);
    shown.put("label", "Ma ferme");
    shown.put("email", "ferme@exemple.fr");
    shown.put("accepts_requests", "no");
    shown.put("siret", SyntheticRegister.CUMA);

    assertThat(correct(eric, farm, shown)).isEqualTo(new Correction.Unknown());
    assertThat(correct(camille, farm, shown)).isInstanceOf(Correction.Corrected.class);
    Structure now = find(camille, farm.id()).structure();
    assertThat(now.version()).isEqualTo(farm.version() + 1);
    assertThat(now.name().identifier().value()).isEqualTo(SyntheticRegister.EARL);
    assertThat(now.details().text(StructureText.EMAIL)).isEqualTo("ferme@exemple.fr");
    assertThat((boolean) within(tx -> store().acceptsRequests(tx, farm.id()))).isFalse();

    shown.put("label", "Autre");
    assertThat(correct(camille, farm, shown)).isEqualTo(new Correction.Stale(now));
    FIXTURE.database.query("UPDATE membership SET role = 'member' WHERE structure = $1", farm.id());
    assertThat(correct(camille, now, shown)).isEqualTo(new Correction.NotManager());
    assertThat(find(camille, farm.id()).structure()).isEqualTo(now);
  }

  @Test
  void ofTwoCorrectionsAtOnceOneIsDoneAndTheOtherIsStale() {
    Structure farm = structures(camille).getFirst().structure();
    Map<String, String> one = StructureForm.of(farm);
    Map<String, String> other = StructureForm.of(farm);
    one.put("label", "Une");
    other.put("label", "Autre");
    Future<Correction> first = correcting(camille, farm, one);
    Future<Correction> second = correcting(camille, farm, other);

    List<Correction> outcomes = List.of(first.await(), second.await());

    assertThat(outcomes).filteredOn(Correction.Corrected.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Correction.Stale.class::isInstance).hasSize(1);
  }

  @Test
  void aStructureWithASpaceTicDoesNotBecomeACentreDeGestion() {
    Structure farm = structures(camille).getFirst().structure();
    Map<String, String> shown = StructureForm.of(farm);
    shown.put("management_centre", "yes");
    assertThat(correct(camille, farm, shown)).isEqualTo(new Correction.HasTic());

    Creation centre =
        create(camille, siret(SyntheticRegister.ACCOUNTANT, "management_centre", "yes"));
    UUID id = ((Creation.Created) centre).structure().id();
    assertThat((boolean) within(tx -> store().isManagementCentre(tx, id))).isTrue();
    assertThat((boolean) within(tx -> store().isManagementCentre(tx, farm.id()))).isFalse();
  }

  @Test
  void eachSeesHisOwnStructuresOnlyAndNoSensitiveValueIsInTheClear() {
    create(camille, siret(SyntheticRegister.CUMA, "email", "bureau@exemple.fr"));
    assertThat(structures(camille)).hasSize(2).allMatch(Structures.Own::managed);
    assertThat(structures(eric)).hasSize(1);
    UUID cuma = structures(camille).get(1).structure().id();
    Optional<Structures.Own> anothers = within(tx -> structures.find(tx, eric, cuma));
    assertThat(anothers).isEmpty();
    assertThat(
            FIXTURE.count("SELECT count(*) FROM structure WHERE structure::text LIKE '%bureau@%'"))
        .isZero();
  }

  private UUID activate(String address, String siret) {
    FIXTURE.activate(FIXTURE.registered(address, siret, after(0)), after(0));
    return within(tx -> ACCOUNTS.find(tx, address)).orElseThrow().id();
  }

  private static StructureStore store() {
    return new StructureStore(FIXTURE.database.seal());
  }

  private static Map<String, String> siret(String siret, String... more) {
    Map<String, String> values = form();
    values.put("identifier_type", "siret");
    values.put("siret", siret);
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return values;
  }

  private static Map<String, String> form() {
    return new HashMap<>(
        Map.of(
            "name", "CUMA du Bocage",
            "street", "1 zone du Bocage",
            "postal_code", "21000",
            "city", "Dijon"));
  }

  private Creation create(UUID account, Map<String, String> values) {
    return creating(account, UUID.randomUUID(), values, false).await();
  }

  private Future<Creation> creating(
      UUID account, UUID form, Map<String, String> values, boolean confirmed) {
    return FIXTURE
        .database
        .database()
        .transaction(tx -> structures.create(tx, account, form, values, confirmed, after(1)));
  }

  private Correction correct(UUID account, Structure structure, Map<String, String> values) {
    return correcting(account, structure, values).await();
  }

  private Future<Correction> correcting(
      UUID account, Structure structure, Map<String, String> values) {
    return FIXTURE
        .database
        .database()
        .transaction(tx ->
            structures.correct(tx, account, structure.id(), structure.version(), values, false));
  }

  private List<Structures.Own> structures(UUID account) {
    return within(tx -> structures.mine(tx, account));
  }

  private Structures.Own find(UUID account, UUID structure) {
    return within(tx -> structures.find(tx, account, structure)).orElseThrow();
  }

  private List<Attachment> attachments(UUID account) {
    return within(tx -> FIXTURE.portal.attachments().of(tx, account));
  }

  private static <T> T within(Function<Transaction, Future<T>> act) {
    return FIXTURE.within(act);
  }
}
