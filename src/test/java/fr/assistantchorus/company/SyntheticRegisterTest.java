package fr.assistantchorus.company;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.company.SyntheticRegister.Example;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Siren;
import fr.assistantchorus.field.Siret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SyntheticRegisterTest {
  private static final Stock STOCK = SyntheticRegister.stock();
  private static final Map<String, StockLegalUnit> UNITS =
      STOCK.units().stream().collect(toMap(StockLegalUnit::siren, Function.identity()));

  @Test
  void isTheSameOnEachMachine() {
    assertThat(SyntheticRegister.version(STOCK)).isEqualTo("7326b242539d7ae1");
    assertThat(SyntheticRegister.stock()).isEqualTo(STOCK);
  }

  @Test
  void eachSiretIsValidAndOnce() {
    assertThat(STOCK.establishments())
        .hasSizeGreaterThanOrEqualTo(2_000)
        .allSatisfy(
            row -> assertThat(Siret.parse(row.siret())).isEqualTo(new Parsed.Ok(row.siret())))
        .extracting(StockEstablishment::siret)
        .doesNotHaveDuplicates();
    assertThat(UNITS).hasSameSizeAs(STOCK.units());
    assertThat(UNITS.keySet())
        .isEqualTo(
            STOCK.establishments().stream()
                .map(SyntheticRegisterTest::siren)
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "1000, 01.[1-5].+, farms of sole traders, 500",
    "6533, 01.+, GAEC, 200",
    "6598, 01.+, EARL, 300",
    "6597, 01.+, SCEA, 100",
    "6316, .+, CUMA, 80",
    "6536, 02.10Z, groupements forestiers, 15",
    "1000, 02.+, foresters and contractors, 50",
    "5..., 02.+, forestry companies, 50",
    "1000, 03.21Z, shellfish farmers, 50",
    "...., 03.21Z, shellfish farmers of all forms, 100",
    "1000, 01.61Z, agricultural contractors, 80",
    "5..., 01.61Z, contracting companies, 60",
    "5..., 69.20Z, accountants, 60",
    "9220, 69.20Z, centres de gestion, 35",
  })
  void hasManyOfEachKind(String form, String activity, String kind, int atLeast) {
    assertThat(STOCK.establishments())
        .filteredOn(row -> UNITS.get(siren(row)).legalForm().matches(form))
        .filteredOn(row -> row.activity().matches(activity))
        .as(kind)
        .hasSizeGreaterThanOrEqualTo(atLeast);
  }

  @Test
  void someAreClosedSomeAreWithheldSomeHaveSiblings() {
    Map<String, List<StockEstablishment>> companies =
        STOCK.establishments().stream().collect(groupingBy(SyntheticRegisterTest::siren));
    Function<String, Long> withStates =
        states ->
            companies.values().stream()
                .filter(sites ->
                    sites.stream()
                        .map(StockEstablishment::state)
                        .collect(Collectors.toSet())
                        .equals(Set.of(states.split(" "))))
                .count();
    assertThat(withStates.apply("A F")).as("closed beside open ones").isGreaterThan(100);
    assertThat(withStates.apply("F")).as("all closed").isGreaterThan(50);
    assertThat(companies.values()).filteredOn(sites -> sites.size() > 1).hasSizeGreaterThan(300);
    assertThat(STOCK.establishments())
        .filteredOn(row -> row.disclosure().equals("P"))
        .hasSizeGreaterThan(80)
        .allSatisfy(
            row -> assertThat(List.of(row.street(), row.postalCode())).containsOnly("[ND]"));
    assertThat(companies.values())
        .allSatisfy(
            sites -> assertThat(sites).filteredOn(StockEstablishment::headOffice).hasSize(1));
  }

  @Test
  void itsTownsAreAllOverTheCountry() {
    Map<String, Long> departments =
        STOCK.establishments().stream()
            .map(StockEstablishment::townCode)
            .collect(
                groupingBy(code -> code.substring(0, code.startsWith("97") ? 3 : 2), counting()));
    assertThat(departments).hasSizeGreaterThan(90).containsKeys("2A", "2B", "971", "974", "976");
    assertThat(STOCK.establishments())
        .filteredOn(row -> row.disclosure().equals("O"))
        .allSatisfy(row -> assertThat(row.postalCode()).matches("\\d{5}"));
  }

  @Test
  void theExamplesAreThereAndInTheDocumentation() throws Exception {
    String documentation = Files.readString(Path.of("docs/register.md"));
    for (Example example : SyntheticRegister.EXAMPLES) {
      StockLegalUnit unit = UNITS.get(example.siret().substring(0, Siren.LENGTH));
      String name = (unit.firstName() + " " + unit.lastName() + unit.name()).strip();
      assertThat(STOCK.establishments())
          .extracting(StockEstablishment::siret)
          .contains(example.siret());
      assertThat(example.name()).isEqualTo(unit.disclosure().equals("O") ? name : "");
      assertThat(documentation)
          .contains("| %s | %s | %s |".formatted(example.siret(), example.name(), example.what()));
    }
  }

  private static String siren(StockEstablishment row) {
    return row.siret().substring(0, Siren.LENGTH);
  }
}
