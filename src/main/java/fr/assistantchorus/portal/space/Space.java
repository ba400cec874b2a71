package fr.assistantchorus.portal.space;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A function of the portal that a structure opens (« espace »); this is the one catalogue of both
 * guides.
 *
 * <p>« Sollicitations émises » is not in it, since everybody has it without asking (F17).
 */
public enum Space {
  TIC(
      "tic",
      "Demande de remboursement TIC",
      "Demande de remboursement TIC",
      "Demander le remboursement d’une partie des taxes payées sur les carburants agricoles."),
  COMMITMENTS("commitments", "Engagements", "Mes engagements", "Consulter les engagements reçus."),
  INVOICES_TO_VALIDATE(
      "invoices-to-validate",
      "Factures à valider",
      "Mes factures à valider",
      "Valider des factures de cotraitants ou de sous-traitants."),
  WORKS_INVOICES(
      "works-invoices",
      "Factures de travaux",
      "Mes factures de travaux",
      "Déposer et suivre les factures de marchés de travaux."),
  ISSUED_INVOICES(
      "issued-invoices",
      "Factures émises",
      "Mes factures émises",
      "Déposer, saisir et suivre des factures."),
  RECEIVED_INVOICES(
      "received-invoices", "", "Mes factures reçues", "Consulter et traiter les factures reçues."),
  LEGAL_FEES(
      "legal-fees",
      "Mémoires de frais de justice",
      "Mes mémoires de frais de justice",
      "Déposer et suivre des mémoires de frais de justice."),
  MESSAGES("messages", "Mes messages", "", "Lire les messages adressés à la structure."),
  EDI_AND_API(
      "edi-and-api",
      "Raccordement EDI et API",
      "Raccordement EDI et API",
      "Raccorder un système d’information au portail."),
  FLOWS("flows", "Suivi des flux", "Suivi des flux", "Suivre les flux échangés avec le portail."),
  MANAGER_ACTIVITIES(
      "manager-activities",
      "",
      "Activités du gestionnaire",
      "Gérer la structure, ses utilisateurs et ses coordonnées bancaires."),
  RECEIVED_REQUESTS(
      "received-requests",
      "",
      "Mes sollicitations reçues",
      "Répondre aux sollicitations adressées à la structure.");

  private final String code;
  private final String signUpLabel;
  private final String structureLabel;
  private final String description;

  Space(String code, String signUpLabel, String structureLabel, String description) {
    this.code = code;
    this.signUpLabel = signUpLabel;
    this.structureLabel = structureLabel;
    this.description = description;
  }

  /** Returns the form that is stored. */
  public String code() {
    return code;
  }

  /** Returns its label at sign-up (F14); empty where it is not offered there. */
  public String signUpLabel() {
    return signUpLabel;
  }

  /** Returns its label among a structure's spaces (F58); empty where it is not offered there. */
  public String structureLabel() {
    return structureLabel;
  }

  /** Returns its label where it is not known which guide's is meant: that of the structures. */
  public String label() {
    return structureLabel.isEmpty() ? signUpLabel : structureLabel;
  }

  /** Returns its « Descriptif » (F13). */
  public String description() {
    return description;
  }

  /** Returns the nine spaces of the sign-up, in the guide's order (F14). */
  public static List<Space> atSignUp() {
    return Arrays.stream(values()).filter(space -> !space.signUpLabel.isEmpty()).toList();
  }

  /** Returns the eleven spaces that a structure can add (F58). */
  public static List<Space> ofStructures() {
    return Arrays.stream(values()).filter(space -> !space.structureLabel.isEmpty()).toList();
  }

  public static Optional<Space> ofCode(String code) {
    return Arrays.stream(values()).filter(space -> space.code.equals(code)).findFirst();
  }
}
