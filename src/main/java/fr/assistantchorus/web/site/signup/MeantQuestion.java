package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.site.signup.SignUpDesk.Sheet;
import io.vertx.ext.web.RoutingContext;

/**
 * Asks whether a value that is well formed but odd is meant. It is not refused: the person confirms
 * it by ticking a box.
 *
 * @param box the name of that box
 */
record MeantQuestion(SignUpField field, String box) {
  private static final String ASKED = "demander";

  static final MeantQuestion PACAGE = new MeantQuestion(SignUpField.PACAGE, "pacage_meant");

  /** Postal code and town, which are checked against each other (F10). */
  static final MeantQuestion TOWN = new MeantQuestion(SignUpField.CITY, "city_meant");

  /** The same of the person's own address (F42). */
  static final MeantQuestion HOME_TOWN =
      new MeantQuestion(SignUpField.HOME_CITY, "home_city_meant");

  /** Keeps in the form whether the box was ticked. */
  Form read(RoutingContext context, Form form) {
    return form.put(box, Form.field(context, box));
  }

  /** Asks, unless the box was ticked; the template shows the box where it was asked. */
  void ask(Form form, Sheet entered) {
    String reason = SignUpForm.doubts(entered.values(), entered.standing()).get(field.key());
    if (reason != null && form.value(box).isEmpty()) {
      form.error(
          field.key(),
          field.sentence(reason, entered.entered()) + " Si oui, cochez la case qui suit.");
      form.put(box, ASKED);
    }
  }
}
