package fr.assistantchorus.company.directory;

import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.company.StreetWords;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads an answer of the public search: {@code results[]} are companies, each with its {@code
 * siege} and with those of its establishments that match what was asked ({@code
 * matching_etablissements[]}).
 */
final class PublicAnswer {
  /** More of one answer are not read. */
  private static final int MOST_ESTABLISHMENTS = 200;

  private static final String OPEN = "A";
  private static final String DISCLOSED = "O";

  private PublicAnswer() {}

  /**
   * Returns the establishments, each once, a head office before the others of its company; empty
   * where the answer has another form.
   */
  static Optional<List<Establishment>> read(Buffer body) {
    try {
      JsonArray companies = new JsonObject(body).getJsonArray("results");
      if (companies == null) {
        return Optional.empty();
      }
      List<Establishment> all = new ArrayList<>();
      for (Object company : companies) {
        add(all, (JsonObject) company);
      }
      return Optional.of(all.stream().limit(MOST_ESTABLISHMENTS).toList());
    } catch (DecodeException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private static void add(List<Establishment> all, JsonObject company) {
    JsonObject headOffice = company.getJsonObject("siege", new JsonObject());
    if (!text(headOffice, "siret").isEmpty()) {
      all.add(establishment(company, headOffice, true));
    }
    for (Object one : company.getJsonArray("matching_etablissements", new JsonArray())) {
      JsonObject establishment = (JsonObject) one;
      String siret = text(establishment, "siret");
      if (!siret.isEmpty() && !siret.equals(text(headOffice, "siret"))) {
        all.add(establishment(company, establishment, false));
      }
    }
  }

  private static Establishment establishment(
      JsonObject company, JsonObject establishment, boolean headOffice) {
    String name = name(company);
    String street = street(establishment);
    String complement = text(establishment, "complement_adresse");
    String postalCode = text(establishment, "code_postal");
    String city = text(establishment, "libelle_commune");
    boolean disclosed =
        DISCLOSED.equals(text(establishment, "statut_diffusion_etablissement"))
            && !text(company, "statut_diffusion").equals("P")
            && Stream.of(name, street, complement, postalCode, city)
                .noneMatch(StreetWords::isWithheld);
    return new Establishment(
        text(establishment, "siret"),
        headOffice,
        OPEN.equals(text(establishment, "etat_administratif")),
        disclosed,
        disclosed ? name : "",
        disclosed ? street : "",
        disclosed ? complement : "",
        disclosed ? postalCode : "",
        disclosed ? city : "",
        text(company, "nature_juridique"),
        text(establishment, "activite_principale"));
  }

  private static String name(JsonObject company) {
    String name = text(company, "nom_raison_sociale");
    return name.isEmpty() ? text(company, "nom_complet") : name;
  }

  /**
   * Returns the street. Only a head office has it in parts; the others have one line, in which the
   * postal code and the town follow.
   */
  private static String street(JsonObject establishment) {
    String parts =
        StreetWords.street(
            text(establishment, "numero_voie"),
            text(establishment, "indice_repetition"),
            text(establishment, "type_voie"),
            text(establishment, "libelle_voie"));
    if (!parts.isEmpty()) {
      return parts;
    }
    String line = text(establishment, "adresse");
    String postalCode = text(establishment, "code_postal");
    int end = postalCode.isEmpty() ? -1 : line.lastIndexOf(" " + postalCode);
    return end < 0 ? line : line.substring(0, end).strip();
  }

  /** Returns the text without outer spaces; empty for null and for what is no text. */
  private static String text(JsonObject object, String key) {
    return object.getValue(key) instanceof String text ? text.strip() : "";
  }
}
