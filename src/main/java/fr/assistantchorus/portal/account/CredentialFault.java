package fr.assistantchorus.portal.account;

/** What is wrong with a password, a secret question or its answer; each has its own sentence. */
public enum CredentialFault {
  PASSWORD_TOO_SHORT("password", "Le mot de passe doit compter au moins 12 caractères."),
  PASSWORD_TOO_LONG("password", "Le mot de passe doit compter au plus 128 caractères."),
  PASSWORD_WITHOUT_UPPER_CASE("password", "Il manque au moins une lettre majuscule."),
  PASSWORD_WITHOUT_LOWER_CASE("password", "Il manque au moins une lettre minuscule."),
  PASSWORD_WITHOUT_DIGIT("password", "Il manque au moins un chiffre."),
  PASSWORD_WITHOUT_SYMBOL(
      "password",
      "Il manque au moins un caractère spécial (par exemple ! ? - *) ; sans lui, il faut au moins"
          + " 14 caractères."),
  PASSWORD_COMMON(
      "password",
      "Ce mot de passe est trop courant : il serait vite deviné. Associez plutôt plusieurs mots"
          + " sans lien entre eux."),
  PASSWORD_GUESSABLE(
      "password",
      "Ce mot de passe serait vite deviné : il suit un modèle connu, ou reprend votre nom, votre"
          + " adresse ou celui du portail. Associez plutôt plusieurs mots sans lien entre eux."),
  PASSWORD_UNCHANGED("password", "C’est votre mot de passe actuel : choisissez-en un autre."),
  PASSWORD_HOLDS_LOGIN(
      "password", "Le mot de passe ne doit pas contenir votre adresse de connexion."),
  QUESTION_MISSING("question", "Choisissez une question secrète ou écrivez la vôtre."),
  QUESTION_TOO_LONG("question", "La question secrète doit compter au plus 200 caractères."),
  ANSWER_TOO_SHORT("answer", "La réponse doit compter au moins 3 lettres ou chiffres."),
  ANSWER_TOO_LONG("answer", "La réponse doit compter au plus 200 caractères."),
  ANSWER_IS_PASSWORD("answer", "La réponse ne doit pas être votre mot de passe.");

  private final String field;
  private final String sentence;

  CredentialFault(String field, String sentence) {
    this.field = field;
    this.sentence = sentence;
  }

  /** Returns {@code password}, {@code question} or {@code answer}. */
  public String field() {
    return field;
  }

  /** Returns the sentence for the page, in French. */
  public String sentence() {
    return sentence;
  }
}
