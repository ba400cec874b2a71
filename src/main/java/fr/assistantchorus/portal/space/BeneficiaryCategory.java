package fr.assistantchorus.portal.space;

import java.util.Arrays;
import java.util.Optional;

/** « Catégorie de bénéficiaire » of a TIC refund: the closed list of F60, in its order. */
public enum BeneficiaryCategory {
  INDIVIDUAL_FARMER("individual-farmer", "Exploitant agricole à titre individuel"),
  FARMING_COMPANY("farming-company", "Exploitant agricole à titre sociétaire"),
  /** It has a number of its own beside the PACAGE. */
  SHELLFISH_FARMER("shellfish-farmer", "Conchyliculteur"),
  INDIVIDUAL_FARM_CONTRACTOR(
      "individual-farm-contractor", "Entreprise de travaux agricoles à titre individuel"),
  INDIVIDUAL_FORESTRY_CONTRACTOR(
      "individual-forestry-contractor", "Entreprise de travaux forestiers à titre individuel"),
  FARM_CONTRACTING_COMPANY(
      "farm-contracting-company", "Entreprise de travaux agricoles à titre sociétaire"),
  FORESTRY_CONTRACTING_COMPANY(
      "forestry-contracting-company", "Entreprise de travaux forestiers à titre sociétaire"),
  FORESTER("forester", "Exploitant forestier"),
  MACHINERY_COOPERATIVE("machinery-cooperative", "CUMA"),
  OTHER("other", "Autre : personne morale ayant une activité agricole"),
  SOLIDARITY_CONTRIBUTOR("solidarity-contributor", "Cotisant solidaire");

  private final String code;
  private final String label;

  BeneficiaryCategory(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** Returns the form that is stored. */
  public String code() {
    return code;
  }

  /** Returns the French label. */
  public String label() {
    return label;
  }

  public static Optional<BeneficiaryCategory> ofCode(String code) {
    return Arrays.stream(values()).filter(category -> category.code.equals(code)).findFirst();
  }
}
