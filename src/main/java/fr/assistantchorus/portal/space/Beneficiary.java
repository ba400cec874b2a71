package fr.assistantchorus.portal.space;

import java.util.Optional;

/**
 * What the space TIC asks for at sign-up; all of it is optional (F15) and prefills later requests.
 *
 * @param pacage 9 digits
 * @param shellfishFarmerNumber free text of a Conchyliculteur, 1 to 30 characters (F60)
 */
public record Beneficiary(
    Optional<BeneficiaryCategory> category,
    Optional<String> pacage,
    Optional<String> shellfishFarmerNumber) {
  public static final Beneficiary UNSAID =
      new Beneficiary(Optional.empty(), Optional.empty(), Optional.empty());
}
