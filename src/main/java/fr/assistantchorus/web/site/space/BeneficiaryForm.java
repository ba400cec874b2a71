package fr.assistantchorus.web.site.space;

import fr.assistantchorus.field.Pacage;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.ShellfishNumber;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.web.page.Choice;
import fr.assistantchorus.web.page.Form;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The part of a form that says who benefits from the refunds (F60), read and judged. */
final class BeneficiaryForm {
  static final String CATEGORY = "categorie";
  static final String PACAGE = "pacage";
  static final String SHELLFISH = "numero_conchyliculteur";

  /** The box that says that an odd PACAGE is meant as it is. */
  static final String PACAGE_MEANT = "pacage_voulu";

  static final String[] FIELDS = {CATEGORY, PACAGE, SHELLFISH, PACAGE_MEANT};

  private BeneficiaryForm() {}

  /** Returns the categories, for the pattern {@code select}. */
  static List<Choice> categories() {
    return Arrays.stream(BeneficiaryCategory.values())
        .map(category -> new Choice(category.code(), category.label()))
        .toList();
  }

  /** Adds what is shown again to a form. */
  static void keep(RoutingContext context, Form form) {
    for (String field : FIELDS) {
      form.put(field, Form.field(context, field));
    }
  }

  /**
   * Reads the fields, and tells the form what is wrong with them. All of them may be empty; the
   * number of a conchyliculteur counts for that category only.
   */
  static Beneficiary read(Form form) {
    Optional<BeneficiaryCategory> category = BeneficiaryCategory.ofCode(form.value(CATEGORY));
    if (category.isEmpty() && !form.value(CATEGORY).isEmpty()) {
      form.error(CATEGORY, "Choisissez une des catégories proposées.");
    }
    boolean shellfish = category.filter(BeneficiaryCategory.SHELLFISH_FARMER::equals).isPresent();
    return new Beneficiary(category, pacage(form), shellfish ? shellfish(form) : Optional.empty());
  }

  private static Optional<String> pacage(Form form) {
    if (form.value(PACAGE).isBlank()) {
      return Optional.empty();
    }
    return switch (Pacage.parse(form.value(PACAGE))) {
      case Parsed.Ok(String value) -> Optional.of(value);
      case Parsed.Doubt(String value, _) -> {
        if (form.value(PACAGE_MEANT).isEmpty()) {
          form.error(
              PACAGE,
              "Les trois premiers chiffres ne sont pas ceux d’un département. Corrigez, ou cochez"
                  + " « C’est bien mon numéro de PACAGE ».");
          form.put(PACAGE_MEANT, "demander");
        }
        yield Optional.of(value);
      }
      case Parsed.Bad(String reason) -> {
        form.error(
            PACAGE,
            reason.equals("letters")
                ? "Le numéro de PACAGE n’a que des chiffres. Vérifiez qu’aucune lettre ne s’y est"
                    + " glissée."
                : "Le numéro de PACAGE compte 9 chiffres. Vérifiez qu’il n’en manque pas.");
        yield Optional.empty();
      }
    };
  }

  private static Optional<String> shellfish(Form form) {
    if (form.value(SHELLFISH).isBlank()) {
      return Optional.empty();
    }
    return switch (ShellfishNumber.parse(form.value(SHELLFISH))) {
      case Parsed.Ok(String value) -> Optional.of(value);
      case Parsed.Doubt(String value, _) -> Optional.of(value);
      case Parsed.Bad _ -> {
        form.error(
            SHELLFISH,
            "Le numéro de conchyliculteur compte de 1 à %d caractères."
                .formatted(ShellfishNumber.MAX_LENGTH));
        yield Optional.empty();
      }
    };
  }
}
