package fr.assistantchorus.portal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.portal.signup.RegistrationText;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.StructureDetails;
import fr.assistantchorus.portal.structure.StructureText;
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
            Person.at("a@exemple.fr")
                .withContactAddress("b@exemple.fr")
                .withLastName("D’Été")
                .withFirstName("Noé"),
            StructureDetails.of(new Identifier(IdentifierType.BEING_REGISTERED, ""))
                .with(StructureText.NAME, "GAEC « du Pré »")
                .with(StructureText.LABEL, "Pré")
                .with(StructureText.STREET, "1")
                .with(StructureText.COMPLEMENT_1, "2")
                .with(StructureText.COMPLEMENT_2, "3")
                .with(StructureText.POSTAL_CODE, "20000")
                .with(StructureText.CITY, "Ajaccio")
                .with(StructureText.COUNTRY, "France")
                .withUndisclosed(true),
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
