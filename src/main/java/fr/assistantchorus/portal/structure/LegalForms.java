package fr.assistantchorus.portal.structure;

import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import java.util.Map;
import java.util.Optional;

/** Tells what a « catégorie juridique » is called, and which beneficiary (F60) it suggests. */
public final class LegalForms {
  private static final String CUMA = "6316";

  /** The activity « aquaculture in the sea »; the one in fresh water (03.22Z) breeds fish. */
  private static final String SHELLFISH = "03.21Z";

  /**
   * The activity « services to forestry »; companies with the other codes 02.… grow and fell timber
   * of their own.
   */
  private static final String FORESTRY_SERVICES = "02.40Z";

  private static final String ACCOUNTING = "69.20Z";

  private static final String FORESTRY = "02.";
  private static final String FARM_SERVICES = "01.61Z";
  private static final String FARMING = "01.[1-5].*";
  private static final String AGRICULTURAL = "6533|6597|6598";

  /**
   * The names of INSEE's « catégories juridiques » by their first digits. The longest entry that
   * fits gives the name.
   */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("1", "entreprise individuelle"),
          Map.entry("4", "établissement public"),
          Map.entry("5", "société commerciale"),
          Map.entry("52", "société en nom collectif"),
          Map.entry("53", "société en commandite"),
          Map.entry("54", "SARL"),
          Map.entry("5485", "SELARL"),
          Map.entry("5498", "EURL"),
          Map.entry("55", "SA"),
          Map.entry("56", "SA"),
          Map.entry("57", "SAS"),
          Map.entry("5720", "SASU"),
          Map.entry("5785", "SELAS"),
          Map.entry("62", "GIE"),
          Map.entry("63", "société coopérative agricole"),
          Map.entry("6316", "CUMA"),
          Map.entry("65", "société civile"),
          Map.entry("6533", "GAEC"),
          Map.entry("6534", "groupement foncier agricole"),
          Map.entry("6536", "groupement forestier"),
          Map.entry("6537", "groupement pastoral"),
          Map.entry("6540", "SCI"),
          Map.entry("6597", "SCEA"),
          Map.entry("6598", "EARL"),
          Map.entry("7", "organisme public"),
          Map.entry("92", "association"));

  private LegalForms() {}

  /**
   * Returns what a legal form is called.
   *
   * @param legalForm 4 digits, or empty
   * @return in French, as it stands in a sentence: « EARL », « entreprise individuelle »; empty for
   *     a form that has no name here
   */
  public static Optional<String> name(String legalForm) {
    for (int length = legalForm.length(); length > 0; length--) {
      String name = NAMES.get(legalForm.substring(0, length));
      if (name != null) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns whether the company keeps accounts for others (NAF 69.20Z), as a centre de gestion
   * agricole does. The person says whether it is one.
   */
  public static boolean isAccounting(Establishment establishment) {
    return establishment.activity().equals(ACCOUNTING);
  }

  /**
   * Returns the category that the person may be offered first. The person chooses; nothing is set
   * by this.
   */
  public static Optional<BeneficiaryCategory> suggested(Establishment establishment) {
    String form = establishment.legalForm();
    String activity = establishment.activity();
    boolean individual = form.startsWith("1");
    if (form.isEmpty()) {
      return Optional.empty();
    }
    if (form.equals(CUMA)) {
      return Optional.of(BeneficiaryCategory.MACHINERY_COOPERATIVE);
    }
    if (activity.equals(SHELLFISH)) {
      return Optional.of(BeneficiaryCategory.SHELLFISH_FARMER);
    }
    if (activity.equals(FORESTRY_SERVICES)) {
      return Optional.of(
          individual
              ? BeneficiaryCategory.INDIVIDUAL_FORESTRY_CONTRACTOR
              : BeneficiaryCategory.FORESTRY_CONTRACTING_COMPANY);
    }
    if (activity.startsWith(FORESTRY)) {
      return Optional.of(BeneficiaryCategory.FORESTER);
    }
    if (activity.equals(FARM_SERVICES)) {
      return Optional.of(
          individual
              ? BeneficiaryCategory.INDIVIDUAL_FARM_CONTRACTOR
              : BeneficiaryCategory.FARM_CONTRACTING_COMPANY);
    }
    return farmer(form, activity, individual);
  }

  private static Optional<BeneficiaryCategory> farmer(
      String form, String activity, boolean individual) {
    if (form.matches(AGRICULTURAL)) {
      return Optional.of(BeneficiaryCategory.FARMING_COMPANY);
    }
    if (!activity.matches(FARMING)) {
      return Optional.empty();
    }
    return Optional.of(
        individual ? BeneficiaryCategory.INDIVIDUAL_FARMER : BeneficiaryCategory.FARMING_COMPANY);
  }
}
