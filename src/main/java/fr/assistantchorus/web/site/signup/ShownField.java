package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.portal.signup.EnteredSignUp;
import fr.assistantchorus.portal.signup.SignUpField;

/** A field of the sign-up as a template shows it, given what else was entered. */
public record ShownField(SignUpField field, EnteredSignUp entered) {
  public String key() {
    return field.key();
  }

  public String label() {
    return field.label(entered);
  }

  public boolean required() {
    return field.isStarred(entered);
  }

  /** Returns HTML's {@code type}. */
  public String kind() {
    return field.type() == FieldType.EMAIL ? "email" : "text";
  }

  public String mode() {
    return field.inputMode(entered);
  }

  public String complete() {
    return field.autocomplete();
  }

  public int longest() {
    return field.type(entered).maxLength();
  }

  public String hint() {
    return field.hint(entered);
  }
}
