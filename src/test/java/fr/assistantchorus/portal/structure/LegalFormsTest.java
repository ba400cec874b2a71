package fr.assistantchorus.portal.structure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LegalFormsTest {
  @ParameterizedTest(name = "{0}, {1}: {3}")
  @CsvSource({
    "1000, 01.41Z, INDIVIDUAL_FARMER, a dairy farmer",
    "1000, 01.50Z, INDIVIDUAL_FARMER, a mixed farm",
    "6533, 01.41Z, FARMING_COMPANY, a GAEC",
    "6597, 01.11Z, FARMING_COMPANY, a SCEA",
    "6598, 01.50Z, FARMING_COMPANY, an EARL",
    "6598, '', FARMING_COMPANY, an EARL without activity",
    "5499, 01.21Z, FARMING_COMPANY, a SARL that grows vines",
    "6316, 01.61Z, MACHINERY_COOPERATIVE, a CUMA is no contractor",
    "6316, 77.31Z, MACHINERY_COOPERATIVE, a CUMA that hires machines out",
    "1000, 03.21Z, SHELLFISH_FARMER, an oyster farmer",
    "6598, 03.21Z, SHELLFISH_FARMER, an EARL of oyster farmers",
    "1000, 03.22Z, , a trout farm has no category of its own",
    "1000, 01.61Z, INDIVIDUAL_FARM_CONTRACTOR, a contractor",
    "5710, 01.61Z, FARM_CONTRACTING_COMPANY, a SAS of contractors",
    "1000, 02.40Z, INDIVIDUAL_FORESTRY_CONTRACTOR, a lumberjack",
    "5498, 02.40Z, FORESTRY_CONTRACTING_COMPANY, a EURL of lumberjacks",
    "1000, 02.20Z, FORESTER, who fells",
    "6536, 02.10Z, FORESTER, a groupement forestier",
    "1000, 69.20Z, , an accountant",
    "9220, 69.20Z, , a centre de gestion",
    "1000, 01.62Z, , services to breeders are no farming",
    "1000, '', , a sole trader of whom nothing else is known",
    "'', 01.41Z, , an establishment without its company",
  })
  void aFormAndAnActivitySuggest(
      String form, String activity, BeneficiaryCategory category, String who) {
    Establishment establishment =
        new Establishment(
            "12345678200010", true, true, true, "X", "", "", "21000", "DIJON", form, activity);
    assertThat(LegalForms.suggested(establishment))
        .as(who)
        .isEqualTo(Optional.ofNullable(category));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "1000, entreprise individuelle",
    "6533, GAEC",
    "6597, SCEA",
    "6598, EARL",
    "6316, CUMA",
    "6317, société coopérative agricole",
    "5499, SARL",
    "5498, EURL",
    "5710, SAS",
    "5720, SASU",
    "6599, société civile",
    "9220, association",
    "7210, organisme public",
    "9900, ",
    "'', ",
  })
  void aFormIsCalled(String form, String name) {
    assertThat(LegalForms.name(form)).isEqualTo(Optional.ofNullable(name));
  }
}
