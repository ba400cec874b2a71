package fr.assistantchorus.portal.signup;

/** One of the four steps that the guide begins with (F1), and how far somebody has come with it. */
public record FirstStep(Kind kind, State state) {
  /** The steps, in the guide's order. */
  public enum Kind {
    ACCOUNT_AND_STRUCTURE("Créer le compte et la structure"),
    SPACES("Choisir les espaces, dont « Demande de remboursement TIC »"),
    ACTIVATION("Activer le compte par le lien reçu"),
    BANK_DETAILS("Ajouter les coordonnées bancaires et le RIB");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Returns the French label. */
    public String label() {
      return label;
    }
  }

  /** How far somebody has come with it. */
  public enum State {
    DONE("done", "Fait"),
    TO_DO("to-do", "À faire"),
    /** It depends on the gestionnaire principal of the structure, who is somebody else. */
    WAITING("waiting", "En attente du gestionnaire");

    private final String code;
    private final String label;

    State(String code, String label) {
      this.code = code;
      this.label = label;
    }

    /** Returns the code for styles and dialogs. */
    public String code() {
      return code;
    }

    /** Returns the French label. */
    public String label() {
      return label;
    }
  }
}
