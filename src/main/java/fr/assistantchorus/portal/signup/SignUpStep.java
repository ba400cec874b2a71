package fr.assistantchorus.portal.signup;

/** What is asked for together at sign-up, in the order of guide A. */
public enum SignUpStep {
  /** Home, block « Vous êtes nouveau » (F5). */
  START,
  /** « Je complète mes informations personnelles » (F8). */
  IDENTITY,
  /** « Je crée ma structure » (F9 to F12). */
  STRUCTURE,
  /** « Mes espaces de travail » (F13 to F16). */
  SPACES
}
