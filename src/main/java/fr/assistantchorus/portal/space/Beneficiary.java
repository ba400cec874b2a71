package fr.assistantchorus.portal.space;

import java.util.Optional;

/**
 * What the space TIC asks for at sign-up, all of it optional (F15); it prefills later requests.
 *
 * @param pacage 9 digits
 * @param shellfishFarmerNumber free text, 1 to 30 characters, of a Conchyliculteur (F60)
 */
public record Beneficiary(
    Optional<BeneficiaryCategory> category,
    Optional<String> pacage,
    Optional<String> shellfishFarmerNumber) {
  public static final Beneficiary UNSAID =
      new Beneficiary(Optional.empty(), Optional.empty(), Optional.empty());
}
