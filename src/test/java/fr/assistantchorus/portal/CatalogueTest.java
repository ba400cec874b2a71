package fr.assistantchorus.portal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.portal.signup.RegistrationText;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.PostalAddress;
import fr.assistantchorus.portal.structure.StructureDetails;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
  @Test
  void theSpacesAreThoseOfTheTwoGuides() {
    assertThat(Space.atSignUp()).hasSize(9);
    assertThat(Space.ofStructures()).hasSize(11);
    for (Space space : Space.values()) {
      assertThat(Space.ofCode(space.code())).contains(space);
    }
  }

  @Test
  void theBeneficiaryCategoriesAreEleven() {
    assertThat(BeneficiaryCategory.values()).hasSize(11);
    for (BeneficiaryCategory category : BeneficiaryCategory.values()) {
      assertThat(BeneficiaryCategory.ofCode(category.code())).contains(category);
    }
  }

  @Test
  void aRegistrationReadsBackAsItWasWritten() {
    PendingRegistration registration =
        new PendingRegistration(
            "a@exemple.fr",
            "b@exemple.fr",
            "D’Été",
            "Noé",
            new StructureDetails(
                new Identifier(IdentifierType.BEING_REGISTERED, ""),
                "GAEC « du Pré »",
                "Pré",
                new PostalAddress("1", "2", "3", "20000", "Ajaccio", "France"),
                true,
                false),
            Set.of(Space.TIC, Space.MESSAGES),
            new Beneficiary(
                Optional.of(BeneficiaryCategory.SHELLFISH_FARMER),
                Optional.empty(),
                Optional.of("QB 12")));
    assertThat(RegistrationText.read(RegistrationText.write(registration))).isEqualTo(registration);
    String older = RegistrationText.write(registration).replace("\"verified\":false,", "");
    assertThat(RegistrationText.read(older).structure().verified()).as("when unsaid").isTrue();
  }
}
