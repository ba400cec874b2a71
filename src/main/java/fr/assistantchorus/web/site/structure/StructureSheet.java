package fr.assistantchorus.web.site.structure;

import fr.assistantchorus.portal.structure.EnteredStructure;
import fr.assistantchorus.portal.structure.StructureField;
import fr.assistantchorus.portal.structure.StructureForm;
import fr.assistantchorus.portal.structure.StructureTrait;
import fr.assistantchorus.web.page.Choice;
import fr.assistantchorus.web.page.Form;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of a structure (F52, F53), for a new one and for one that is corrected. */
final class StructureSheet {
  /** The box that says that an odd address is meant as it is. */
  static final String MEANT = "meant";

  private static final String ASKED = "demander";
  private static final String TRAITS = "traits";
  private static final String KIND = "kind";
  private static final String STATUS = "status";

  private static final List<Choice> KINDS =
      List.of(new Choice("private", "Privée"), new Choice("public", "Publique"));

  private static final List<Choice> STATUSES =
      List.of(
          new Choice("active", "Actif"),
          new Choice("inactive", "Inactif", "Personne ne peut plus demander à y être rattaché."));

  private static final List<Choice> SWITCHES =
      List.of(
          new Choice(
              StructureTrait.MANAGEMENT_CENTRE.key(),
              "Centre de gestion agricole",
              "Elle agit pour des exploitants qui acceptent ses utilisateurs ; elle n’a pas"
                  + " d’espace « Demande de remboursement TIC »."),
          new Choice(
              StructureTrait.ACCEPTS_REQUESTS.key(),
              "Demande de rattachement active",
              "D’autres personnes peuvent demander à y être rattachées ; son gestionnaire"
                  + " décide."),
          new Choice(StructureTrait.EDI_ISSUER.key(), "Émetteur EDI", ""),
          new Choice(StructureTrait.EDI_LIFE_CYCLES.key(), "Cycles de vie en EDI", ""));

  private StructureSheet() {}

  /** Reads what was sent: texts by the keys of the fields, yes or no by the keys of the traits. */
  static Map<String, String> read(RoutingContext context) {
    Map<String, String> values = new LinkedHashMap<>();
    for (StructureField field : StructureField.values()) {
      values.put(field.key(), Form.field(context, field.key()));
    }
    List<String> traits = Form.fields(context, TRAITS);
    for (StructureTrait trait : StructureTrait.values()) {
      values.put(trait.key(), yesOrNo(traits.contains(trait.key())));
    }
    values.put(
        StructureTrait.PUBLIC_BODY.key(), yesOrNo(Form.field(context, KIND).equals("public")));
    values.put(
        StructureTrait.ACTIVE.key(), yesOrNo(!Form.field(context, STATUS).equals("inactive")));
    values.put(
        StructureForm.UNDISCLOSED,
        yesOrNo(!Form.field(context, StructureForm.UNDISCLOSED).isEmpty()));
    return values;
  }

  private static String yesOrNo(boolean is) {
    return is ? StructureForm.YES : StructureForm.NO;
  }

  /** Returns a form that shows these values. */
  static Form form(Map<String, String> values) {
    boolean isPublic = StructureForm.YES.equals(values.get(StructureTrait.PUBLIC_BODY.key()));
    boolean isActive = !StructureForm.NO.equals(values.get(StructureTrait.ACTIVE.key()));
    return Form.of(values)
        .put(KIND, isPublic ? "public" : "private")
        .put(STATUS, isActive ? "active" : "inactive");
  }

  /** Returns whether an odd address was confirmed, and keeps that in the form. */
  static boolean isMeant(RoutingContext context, Form form) {
    String box = Form.field(context, MEANT);
    form.put(MEANT, box);
    return !box.isEmpty();
  }

  /** Tells the form, field by field, what is wrong. */
  static Form blame(Form form, Map<String, String> faults, EnteredStructure entered) {
    faults.forEach((key, reason) ->
        form.error(key, StructureField.ofKey(key).orElseThrow().sentence(reason, entered)));
    return form;
  }

  /** Asks whether what is odd is meant. */
  static Form ask(Form form, Map<String, String> doubts, EnteredStructure entered) {
    doubts.forEach((key, reason) ->
        form.error(
            key,
            StructureField.ofKey(key).orElseThrow().sentence(reason, entered)
                + " Si oui, cochez la case qui suit."));
    return form.put(MEANT, ASKED);
  }

  /** Returns what the template of the form needs. */
  static Map<String, Object> model(Form form, EnteredStructure entered) {
    List<String> on = new ArrayList<>();
    for (StructureTrait trait : StructureTrait.values()) {
      if (StructureForm.YES.equals(form.value(trait.key()))) {
        on.add(trait.key());
      }
    }
    Map<String, Object> model = new HashMap<>();
    model.put("form", form);
    model.put("fields", ShownStructureField.all(entered));
    model.put("kinds", KINDS);
    model.put("statuses", STATUSES);
    model.put("switches", SWITCHES);
    model.put("on", on);
    model.put("type", entered.type().orElseThrow());
    return model;
  }
}
