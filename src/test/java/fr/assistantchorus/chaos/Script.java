package fr.assistantchorus.chaos;

import fr.assistantchorus.process.support.ChatClient.Turn;
import java.util.List;
import java.util.function.Function;

/**
 * What somebody comes for, and says until it is done.
 *
 * @param mails how many mails go to his address
 * @param decoys how many are written that nobody gets, since nobody has registered that address
 */
enum Script {
  CONTACT_SUPPORT(
      1,
      0,
      List.of(
          new Step("c’est quoi un siret ?", "fact/"),
          new Step("je veux parler à quelqu’un", "contact-support/message"),
          new Step("Le lien ne marche plus depuis hier.", "contact-support/email"),
          new Step(Script.ADDRESS, "contact-support/confirm"),
          new Step("oui", "contact-support/sent"),
          new Step("merci", "messages"))),

  SIGN_UP_AND_RESEND(
      2,
      0,
      List.of(
          new Step("je veux m’inscrire, mon siret c’est le 666 666 664 00014", "sign-up/email"),
          new Step(Script.ADDRESS, "sign-up/last-name"),
          new Step("Durand", "sign-up/first-name"),
          new Step("c’est quoi un siret ?", "fact/"),
          new Step("Camille", "sign-up/spaces-wanted"),
          Step.option("no", "sign-up/category"),
          Step.option("-", "sign-up/pacage"),
          Step.option("-", "sign-up/recap"),
          Step.option("yes", "sign-up/sent"),
          new Step(Script.NO_MAIL + Script.ADDRESS, "resend-activation/sent"))),

  RESEND_TO_NOBODY(
      0, 1, List.of(new Step(Script.NO_MAIL + Script.ADDRESS, "resend-activation/sent")));

  private static final String ADDRESS = "{address}";
  private static final String NO_MAIL = "je n’ai pas reçu le mail d’activation, mon adresse est ";

  private final int mails;
  private final int decoys;
  private final List<Step> steps;

  Script(int mails, int decoys, List<Step> steps) {
    this.mails = mails;
    this.decoys = decoys;
    this.steps = steps;
  }

  int mails() {
    return mails;
  }

  int decoys() {
    return decoys;
  }

  List<Step> steps() {
    return steps;
  }

  /** How many of the steps do something beside answering. */
  int acts() {
    return mails + decoys;
  }

  /**
   * One turn.
   *
   * @param expected stands in the body of the right answer
   */
  record Step(String said, Function<String, Turn> kind, String expected) {
    Step(String text, String expected) {
      this(text, Turn::text, expected);
    }

    static Step option(String value, String expected) {
      return new Step(value, Turn::option, expected);
    }

    Turn turn(String address) {
      return kind.apply(said.replace(ADDRESS, address));
    }
  }
}
