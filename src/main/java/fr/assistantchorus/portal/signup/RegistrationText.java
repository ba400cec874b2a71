package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.account.PostalAddressText;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.StructureDetails;
import fr.assistantchorus.portal.structure.StructureText;
import fr.assistantchorus.portal.structure.StructureTrait;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A pending registration as one text, which is sealed, since nothing in it is ever searched for.
 * Its keys never change, since texts that were kept earlier must be read too.
 */
public final class RegistrationText {
  private RegistrationText() {}

  public static String write(PendingRegistration registration) {
    JsonObject json = new JsonObject();
    write(registration.person(), json);
    write(registration.structure(), json);
    JsonArray spaces = new JsonArray();
    registration.spaces().stream().map(Space::code).sorted().forEach(spaces::add);
    json.put("spaces", spaces);
    write(registration.beneficiary(), json);
    return json.encode();
  }

  public static PendingRegistration read(String text) {
    JsonObject json = new JsonObject(text);
    return new PendingRegistration(
        person(json),
        structure(json),
        json.getJsonArray("spaces").stream()
            .flatMap(code -> Space.ofCode((String) code).stream())
            .collect(Collectors.toSet()),
        beneficiary(json));
  }

  private static void write(Person person, JsonObject json) {
    json.put("login", person.loginAddress())
        .put("contact", person.contactAddress())
        .put("lastName", person.lastName())
        .put("firstName", person.firstName())
        .put("home", PostalAddressText.write(person.home()));
  }

  private static Person person(JsonObject json) {
    return Person.at(json.getString("login"))
        .withContactAddress(json.getString("contact"))
        .withLastName(json.getString("lastName"))
        .withFirstName(json.getString("firstName"))
        .withHome(PostalAddressText.read(json.getJsonObject("home")));
  }

  private static void write(StructureDetails structure, JsonObject json) {
    json.put("identifierType", structure.identifier().type().code())
        .put("identifier", structure.identifier().value());
    for (StructureText part : StructureText.values()) {
      json.put(part.key(), structure.text(part));
    }
    JsonArray traits = new JsonArray();
    structure.traits().stream().map(StructureTrait::key).sorted().forEach(traits::add);
    json.put("undisclosed", structure.undisclosed())
        .put("verified", structure.verified())
        .put("traits", traits);
  }

  /** Reads the structure. In a text that was written before a part existed, that part is empty. */
  private static StructureDetails structure(JsonObject json) {
    Identifier identifier =
        new Identifier(
            IdentifierType.ofCode(json.getString("identifierType")), json.getString("identifier"));
    StructureDetails structure =
        StructureDetails.of(identifier)
            .withUndisclosed(json.getBoolean("undisclosed"))
            // Texts that were written when nothing asked the register lack it; the older rows count
            // as verified too.
            .withVerified(json.getBoolean("verified", true));
    for (StructureText part : StructureText.values()) {
      structure = structure.with(part, json.getString(part.key(), ""));
    }
    JsonArray traits = json.getJsonArray("traits");
    if (traits != null) {
      for (StructureTrait trait : StructureTrait.values()) {
        structure = structure.with(trait, traits.contains(trait.key()));
      }
    }
    return structure;
  }

  private static void write(Beneficiary beneficiary, JsonObject json) {
    json.put("category", beneficiary.category().map(BeneficiaryCategory::code).orElse(null))
        .put("pacage", beneficiary.pacage().orElse(null))
        .put("shellfishFarmerNumber", beneficiary.shellfishFarmerNumber().orElse(null));
  }

  private static Beneficiary beneficiary(JsonObject json) {
    return new Beneficiary(
        Optional.ofNullable(json.getString("category")).flatMap(BeneficiaryCategory::ofCode),
        Optional.ofNullable(json.getString("pacage")),
        Optional.ofNullable(json.getString("shellfishFarmerNumber")));
  }
}
