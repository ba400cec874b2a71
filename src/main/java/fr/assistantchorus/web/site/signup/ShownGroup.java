package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.signup.EnteredSignUp;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fields of the sign-up that a template shows together, given what was entered. */
public record ShownGroup(SignUpGroup group, EnteredSignUp entered) {
  public String legend() {
    return group.legend();
  }

  /** Returns the fields that count, line by line. Most stand alone on a line. */
  public List<List<ShownField>> lines() {
    List<List<ShownField>> lines = new ArrayList<>();
    for (SignUpField field : group.fields()) {
      if (field.need(entered) != SignUpField.Need.NONE) {
        if (!field.isBesidePrevious()) {
          lines.add(new ArrayList<>());
        }
        lines.getLast().add(new ShownField(field, entered));
      }
    }
    return lines;
  }

  /**
   * Returns each of its fields by key, whether it counts or not, for a template that shows them one
   * by one.
   */
  public Map<String, ShownField> fields() {
    Map<String, ShownField> fields = new HashMap<>();
    group.fields().forEach(field -> fields.put(field.key(), new ShownField(field, entered)));
    return fields;
  }
}
