package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.PostalAddress;
import fr.assistantchorus.portal.structure.StructureDetails;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Collectors;

/** A pending registration as the one text that is sealed: nothing in it is ever searched for. */
public final class RegistrationText {
  private RegistrationText() {}

  public static String write(PendingRegistration registration) {
    StructureDetails structure = registration.structure();
    PostalAddress address = structure.address();
    Beneficiary beneficiary = registration.beneficiary();
    JsonArray spaces = new JsonArray();
    registration.spaces().stream().map(Space::code).sorted().forEach(spaces::add);
    return new JsonObject()
        .put("login", registration.loginAddress())
        .put("contact", registration.contactAddress())
        .put("lastName", registration.lastName())
        .put("firstName", registration.firstName())
        .put("identifierType", structure.identifier().type().code())
        .put("identifier", structure.identifier().value())
        .put("name", structure.name())
        .put("label", structure.label())
        .put("street", address.street())
        .put("complement1", address.complement1())
        .put("complement2", address.complement2())
        .put("postalCode", address.postalCode())
        .put("city", address.city())
        .put("country", address.country())
        .put("undisclosed", structure.undisclosed())
        .put("verified", structure.verified())
        .put("spaces", spaces)
        .put("category", beneficiary.category().map(BeneficiaryCategory::code).orElse(null))
        .put("pacage", beneficiary.pacage().orElse(null))
        .put("shellfishFarmerNumber", beneficiary.shellfishFarmerNumber().orElse(null))
        .encode();
  }

  public static PendingRegistration read(String text) {
    JsonObject json = new JsonObject(text);
    PostalAddress address =
        new PostalAddress(
            json.getString("street"),
            json.getString("complement1"),
            json.getString("complement2"),
            json.getString("postalCode"),
            json.getString("city"),
            json.getString("country"));
    Identifier identifier =
        new Identifier(
            IdentifierType.ofCode(json.getString("identifierType")), json.getString("identifier"));
    return new PendingRegistration(
        json.getString("login"),
        json.getString("contact"),
        json.getString("lastName"),
        json.getString("firstName"),
        new StructureDetails(
            identifier,
            json.getString("name"),
            json.getString("label"),
            address,
            json.getBoolean("undisclosed"),
            // Absent from those written when nothing asked the register: as for the older rows.
            json.getBoolean("verified", true)),
        json.getJsonArray("spaces").stream()
            .flatMap(code -> Space.ofCode((String) code).stream())
            .collect(Collectors.toSet()),
        new Beneficiary(
            Optional.ofNullable(json.getString("category")).flatMap(BeneficiaryCategory::ofCode),
            Optional.ofNullable(json.getString("pacage")),
            Optional.ofNullable(json.getString("shellfishFarmerNumber"))));
  }
}
