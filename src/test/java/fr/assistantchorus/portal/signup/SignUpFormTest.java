package fr.assistantchorus.portal.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.structure.StructureText;
import fr.assistantchorus.portal.structure.StructureTrait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SignUpFormTest {
  private static final String SIRET = "12345678200010";
  private static final SiretStanding UNVERIFIED = new SiretStanding.Unverified();
  private static final Establishment FARM =
      new Establishment(
          SIRET,
          true,
          true,
          true,
          "EARL DES PRÉS",
          "12 ROUTE DU LAC",
          "LE BOURG",
          "15100",
          "SAINT-FLOUR",
          "6598",
          "01.41Z");
  private static final SiretStanding OPEN = new SiretStanding.Open(FARM);
  private static final SiretStanding TAKEN =
      new SiretStanding.Taken(
          new StructureName(UUID.randomUUID(), Identifier.siret(SIRET), "EARL des Prés"));

  /** A whole one, with keys and values that take the place of its own. */
  private static Map<String, String> whole(String... changes) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("email", "Jean.Durand@Exemple.fr");
    values.put("identifier_type", "siret");
    values.put("siret", "123 456 782 00010");
    values.put("last_name", "Durand");
    values.put("first_name", "Jean");
    values.put("name", "EARL des Prés");
    values.put("street", "12 route du Lac");
    values.put("postal_code", "15 100");
    values.put("city", "Saint-Flour");
    values.put("spaces", "tic,messages");
    for (int i = 0; i < changes.length; i += 2) {
      values.put(changes[i], changes[i + 1]);
    }
    return values;
  }

  @Test
  void aNumberWithoutItsTypeStaysAsItIs() {
    Map<String, String> typed = Map.of(SignUpField.IDENTIFIER.key(), "FR40303265045");

    assertThat(SignUpForm.canonical(typed)).isEqualTo(typed);
    assertThat(SignUpForm.doubts(typed, UNVERIFIED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # street,        code,   town,         country,  what is wrong
          '',              '',     '',           '',       {}
          '',              '',     '',           France,   {}
          3 rue du Puits,  15100,  Saint-Flour,  '',       {}
          3 rue du Puits,  '',     Saint-Flour,  '',       {home_postal_code=empty}
          '',              15100,  '',           '',       '{home_street=empty, home_city=empty}'
          3 rue du Puits,  1510,   Saint-Flour,  France,   {home_postal_code=length}
          3 rue du Puits,  B-4000, Liège,        Belgique, {}
          3 rue du Puits,  15100,  Saint-Flour,  Nulle part, {home_country=unknown}
          """)
  void thePersonsOwnAddressIsGivenWholeOrNotAtAll(
      String street, String code, String town, String country, String faults) {
    Map<String, String> typed =
        whole(
            "home_street", street,
            "home_postal_code", code,
            "home_city", town,
            "home_country", country);

    assertThat(SignUpForm.faults(typed, OPEN)).hasToString(faults);
    if (faults.equals("{}")) {
      assertThat(SignUpForm.registration(typed, OPEN).person().home().isGiven())
          .isEqualTo(!town.isEmpty());
    }
  }

  @Test
  void thePersonsOwnTownIsCheckedAgainstItsPostalCode() {
    Map<String, String> typed =
        whole("home_street", "3 rue du Puits", "home_postal_code", "15100", "home_city", "Dijon");

    assertThat(SignUpForm.doubts(typed, OPEN)).isEqualTo(Map.of("home_city", "postal-code"));
    PendingRegistration registration = SignUpForm.registration(typed, OPEN);
    assertThat(registration.person().home().lines())
        .containsExactly("3 rue du Puits", "15100 Dijon", "France");
    assertThat(RegistrationText.read(RegistrationText.write(registration))).isEqualTo(registration);
  }

  @Test
  void aWholeSignUpBecomesARegistrationInCanonicalForm() {
    PendingRegistration registration =
        SignUpForm.registration(whole("category", "farming-company", "pacage", "21 155 950"), OPEN);

    assertThat(registration.person().loginAddress()).isEqualTo("jean.durand@exemple.fr");
    assertThat(registration.person().contactAddress()).isEqualTo("jean.durand@exemple.fr");
    assertThat(registration.structure().identifier()).isEqualTo(Identifier.siret(SIRET));
    assertThat(registration.structure().texts())
        .containsOnly(
            Map.entry(StructureText.NAME, "EARL des Prés"),
            Map.entry(StructureText.STREET, "12 route du Lac"),
            Map.entry(StructureText.POSTAL_CODE, "15100"),
            Map.entry(StructureText.CITY, "Saint-Flour"),
            Map.entry(StructureText.COUNTRY, "France"));
    assertThat(registration.spaces()).containsExactlyInAnyOrder(Space.TIC, Space.MESSAGES);
    assertThat(registration.beneficiary())
        .isEqualTo(
            new Beneficiary(
                Optional.of(BeneficiaryCategory.FARMING_COMPANY),
                Optional.of("021155950"),
                Optional.empty()));
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource({
    "email, '', empty",
    "email, jean, malformed",
    "contact_email, jean@, malformed",
    "last_name, ' ', empty",
    "first_name, '', empty",
    "first_name, Jean 2, digits",
    "identifier_type, '', empty",
    "identifier_type, siren, none-of-these",
    "siret, '', empty",
    "siret, 12345678901234, checksum",
    "siret, 123456782, siren",
    "street, '', empty",
    "street, jean@exemple.fr, malformed",
    "postal_code, '', empty",
    "postal_code, 99000, department",
    "postal_code, 1510, length",
    "city, '', empty",
    "country, Absurdistan, unknown",
    "undisclosed, peut-être, neither",
    "spaces, 'tic,received-invoices', none-of-these",
    "category, farmer, none-of-these",
    "pacage, 12, length",
  })
  void aFaultNamesItsFieldAndItsReason(String key, String value, String reason) {
    assertThat(SignUpForm.faults(whole(key, value), OPEN)).containsExactly(Map.entry(key, reason));
  }

  @ParameterizedTest(name = "{0} may be empty")
  @CsvSource({
    "contact_email",
    "name",
    "label",
    "complement_1",
    "complement_2",
    "country",
    "undisclosed",
    "spaces",
    "category",
    "pacage",
    "shellfish_number",
    "identifier",
    "structure_country"
  })
  void whatTheGuideDoesNotStarIsOptional(String key) {
    assertThat(SignUpForm.faults(whole(key, ""), OPEN)).isEmpty();
  }

  /** F50. */
  @ParameterizedTest(name = "{0}, {1} of {2} in {3}: {4} {5}")
  @CsvSource({
    "european-vat, BE 0 123 456 749, SPRL Haie, Belgique, BE0123456749,",
    "european-vat, '', SPRL Haie, Belgique, , identifier empty",
    "european-vat, 0123456749, SPRL Haie, Belgique, , identifier country",
    "european-vat, FR15130019771, SPRL Haie, Belgique, , identifier other-type",
    "outside-europe, '', Käserei Müller & Cie, suisse, CHKASEREIMULLERCIE,",
    "outside-europe, '', Les Très Grands Domaines du Lac, Suisse, CHLESTRESGRANDSDOM,",
    "outside-europe, '', '', Suisse, , name empty",
    "outside-europe, '', Käserei, '', , structure_country empty",
    "outside-europe, '', Käserei, Belgique, , structure_country other-type",
    "outside-europe, '', Käserei, Absurdistan, , structure_country unknown",
    "ridet, 0 123 456.001, SCA du Nord, '', 0123456001,",
    "ridet, 12, SCA du Nord, '', , identifier length",
    "tahiti, A12345678, SCA du Sud, '', A12345678,",
    "tahiti, A1234567, SCA du Sud, '', , identifier length",
    "individual, '', '', '', '',",
    "individual, ignored, '', '', '',",
    "being-registered, '', EARL à venir, '', '',",
  })
  void aStructureWithoutASiretIsKnownByWhatItsTypeHas(
      String type, String identifier, String name, String country, String value, String fault) {
    Map<String, String> values =
        whole(
            "identifier_type", type,
            "siret", "",
            "identifier", identifier,
            "name", name,
            "structure_country", country,
            "country", "France");

    if (fault == null) {
      assertThat(SignUpForm.registration(values, UNVERIFIED).structure().identifier())
          .isEqualTo(new Identifier(IdentifierType.ofCode(type), value));
    } else {
      String[] expected = fault.split(" ");
      assertThat(SignUpForm.faults(values, UNVERIFIED))
          .containsExactly(Map.entry(expected[0], expected[1]));
    }
  }

  @Test
  void aTakenSiretAsksForTheAccountOnly() {
    Map<String, String> account =
        Map.of(
            "email", "jean@exemple.fr",
            "identifier_type", "siret",
            "siret", SIRET,
            "last_name", "Durand",
            "first_name", "Jean");

    assertThat(SignUpForm.faults(account, TAKEN)).isEmpty();
    assertThat(SignUpForm.firstIncomplete(account, TAKEN)).isEmpty();
    PendingRegistration registration = SignUpForm.registration(whole(), TAKEN);
    assertThat(registration.structure().name()).isEqualTo("EARL des Prés");
    assertThat(registration.structure().texts()).containsOnlyKeys(StructureText.NAME);
    assertThat(registration.spaces()).isEmpty();
  }

  @Test
  void aClosedSiretIsRefused() {
    SiretStanding closed = new SiretStanding.Closed(List.of());
    assertThat(SignUpForm.faults(whole(), closed))
        .containsExactly(Map.entry("siret", SignUpForm.CLOSED));
    assertThatThrownBy(() -> SignUpForm.registration(whole(), closed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatInseeKeepsToItselfStaysSoWhateverIsTicked() {
    Map<String, String> values = whole("undisclosed", "no");
    assertThat(
            SignUpForm.registration(values, new SiretStanding.Undisclosed())
                .structure()
                .undisclosed())
        .isTrue();
    assertThat(SignUpForm.registration(values, OPEN).structure().undisclosed()).isFalse();
    assertThat(SignUpForm.registration(whole("undisclosed", "yes"), OPEN).structure().undisclosed())
        .isTrue();
  }

  @ParameterizedTest(name = "{0} / {1}: {2} {3} {4}")
  @CsvSource({
    "'tic', shellfish-farmer, shellfish-farmer, 021155950, LR 12",
    "'tic', cuma, none, none, none",
    "'tic', machinery-cooperative, machinery-cooperative, 021155950, none",
    "'messages', shellfish-farmer, none, none, none",
    "'', shellfish-farmer, none, none, none",
  })
  void whatTicAsksForCountsWithTicOnly(
      String spaces, String category, String kept, String pacage, String number) {
    Map<String, String> values =
        whole(
            "spaces",
            spaces,
            "category",
            category,
            "pacage",
            "021155950",
            "shellfish_number",
            "LR 12");
    if (SignUpForm.faults(values, OPEN).isEmpty()) {
      Beneficiary beneficiary = SignUpForm.registration(values, OPEN).beneficiary();
      assertThat(beneficiary.category().map(BeneficiaryCategory::code).orElse("none"))
          .isEqualTo(kept);
      assertThat(beneficiary.pacage().orElse("none")).isEqualTo(pacage);
      assertThat(beneficiary.shellfishFarmerNumber().orElse("none")).isEqualTo(number);
    } else {
      assertThat(SignUpForm.faults(values, OPEN))
          .containsExactly(Map.entry("category", "none-of-these"));
      assertThat(kept).isEqualTo("none");
    }
  }

  @Test
  void anOddPacageIsADoubtAndNoFault() {
    Map<String, String> values = whole("pacage", "123456789");
    assertThat(SignUpForm.faults(values, OPEN)).isEmpty();
    assertThat(SignUpForm.doubts(values, OPEN)).containsExactly(Map.entry("pacage", "department"));
    assertThat(SignUpForm.doubts(whole("spaces", "", "pacage", "123456789"), OPEN)).isEmpty();
  }

  @Test
  void aTownThatHasNotThePostalCodeIsADoubtAndNoFault() {
    Map<String, String> values = whole("postal_code", "15100", "city", "Dijon");
    assertThat(SignUpForm.faults(values, OPEN)).isEmpty();
    assertThat(SignUpForm.doubts(values, OPEN)).containsExactly(Map.entry("city", "postal-code"));
    Map<String, String> abroad =
        whole("country", "Belgique", "postal_code", "15100", "city", "Dijon");
    assertThat(SignUpForm.doubts(abroad, OPEN)).isEmpty();
  }

  @Test
  void aCentreDeGestionHasNoSpaceTicWhateverIsChosen() {
    Map<String, String> values =
        whole("management_centre", "yes", "spaces", "tic,flows", "pacage", "123456789");
    PendingRegistration registration = SignUpForm.registration(values, OPEN);
    assertThat(registration.spaces()).containsExactly(Space.FLOWS);
    assertThat(registration.beneficiary()).isEqualTo(Beneficiary.UNSAID);
    assertThat(registration.structure().is(StructureTrait.MANAGEMENT_CENTRE)).isTrue();
    assertThat(SignUpForm.doubts(values, OPEN)).isEmpty();
    assertThat(RegistrationText.read(RegistrationText.write(registration))).isEqualTo(registration);
  }

  @Test
  void anAddressAbroadHasItsOwnPostalCode() {
    Map<String, String> values =
        whole("country", "suisse", "postal_code", "1204", "city", "Genève");
    assertThat(SignUpForm.registration(values, UNVERIFIED).structure().text(StructureText.COUNTRY))
        .isEqualTo("Suisse");
    assertThat(SignUpForm.faults(whole("postal_code", "1204"), UNVERIFIED))
        .containsKey("postal_code");
  }

  @Test
  void withoutARaisonSocialeTheStructureHasThePersonsName() {
    assertThat(SignUpForm.registration(whole("name", ""), OPEN).structure().name())
        .isEqualTo("Jean DURAND");
  }

  @Test
  void theRegisterPrefillsWhatItKnows() {
    assertThat(SignUpForm.prefilled(FARM))
        .isEqualTo(
            Map.of(
                "name", "EARL DES PRÉS",
                "street", "12 ROUTE DU LAC",
                "complement_1", "LE BOURG",
                "postal_code", "15100",
                "city", "SAINT-FLOUR",
                "country", "France"));
    Map<String, String> values = whole();
    values.putAll(SignUpForm.prefilled(FARM));
    assertThat(SignUpForm.faults(values, OPEN)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsMissingLeadsToTheFirstStepThatLacksIt(SignUpStep step) {
    Map<String, String> values = whole();
    SignUpForm.fieldsOf(step).forEach(field -> values.remove(field.key()));
    assertThat(SignUpForm.firstIncomplete(values, OPEN)).contains(step);
    assertThat(SignUpForm.firstIncomplete(whole(), OPEN)).isEmpty();
  }

  @Test
  void whatCannotBeReadStaysAsItWasTyped() {
    assertThat(SignUpForm.canonical(Map.of("siret", " 123 ", "page", "x")))
        .isEqualTo(Map.of("siret", "123", "page", "x"));
  }
}
