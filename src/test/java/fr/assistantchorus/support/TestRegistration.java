package fr.assistantchorus.support;

import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.StructureDetails;
import fr.assistantchorus.portal.structure.StructureText;
import java.util.Set;

/** A sign-up like any other; a test changes what it is about by {@code with…}. */
public final class TestRegistration {
  private TestRegistration() {}

  public static PendingRegistration of(String address, String siret) {
    return new PendingRegistration(
        Person.at(address).withFirstName("Camille").withLastName("Durand"),
        StructureDetails.of(Identifier.siret(siret))
            .with(StructureText.NAME, "EARL Durand")
            .with(StructureText.STREET, "1 chemin des Prés")
            .with(StructureText.POSTAL_CODE, "21000")
            .with(StructureText.CITY, "Dijon")
            .with(StructureText.COUNTRY, "France")
            .withVerified(true),
        Set.of(Space.TIC),
        Beneficiary.UNSAID);
  }
}
