package fr.assistantchorus.portal.structure;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What structures are searched by (F47). All that is given must fit.
 *
 * @param texts what was typed; an empty text is not searched by
 * @param kind « Type »
 * @param identifierType « Type d’identifiant »
 * @param active « Statut »
 */
public record StructureCriteria(
    Map<Criterion, String> texts,
    Optional<Kind> kind,
    Optional<IdentifierType> identifierType,
    Optional<Boolean> active) {
  /** The most characters of a text that are searched by; the rest is left out. */
  public static final int MAX_LENGTH = 100;

  /** A text that is searched by. Names forgive accents, case and slips. */
  public enum Criterion {
    /** « Raison sociale ». */
    NAME("name", "Raison sociale"),
    /** « Identifiant », from its beginning; separators are forgiven. */
    IDENTIFIER("identifier", "Identifiant"),
    /** « Libellé ». */
    LABEL("label", "Libellé"),
    /** « Nom » of somebody who is a structure in person, whose name is its « raison sociale ». */
    LAST_NAME("last_name", "Nom"),
    /** « Prénom », likewise. */
    FIRST_NAME("first_name", "Prénom"),
    /** « Code postal », from its beginning. */
    POSTAL_CODE("postal_code", "Code postal"),
    CITY("city", "Ville"),
    COUNTRY("country", "Pays");

    private final String key;
    private final String label;

    Criterion(String key, String label) {
      this.key = key;
      this.label = label;
    }

    /** Returns the name of the form's field. */
    public String key() {
      return key;
    }

    /** Returns the French label. */
    public String label() {
      return label;
    }
  }

  /** « Type » of a structure. */
  public enum Kind {
    PRIVATE("private", "Privée"),
    PUBLIC("public", "Publique"),
    MANAGEMENT_CENTRE("management-centre", "Centre de gestion agricole");

    private final String code;
    private final String label;

    Kind(String code, String label) {
      this.code = code;
      this.label = label;
    }

    public String code() {
      return code;
    }

    /** Returns the French label. */
    public String label() {
      return label;
    }

    public static Optional<Kind> ofCode(String code) {
      for (Kind kind : values()) {
        if (kind.code.equals(code)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }

    static Kind of(boolean isPublic, boolean isManagementCentre) {
      if (isPublic) {
        return PUBLIC;
      }
      return isManagementCentre ? MANAGEMENT_CENTRE : PRIVATE;
    }
  }

  public StructureCriteria {
    Map<Criterion, String> filled = new EnumMap<>(Criterion.class);
    texts.forEach((criterion, text) -> {
      String stripped = text.strip();
      if (!stripped.isEmpty()) {
        filled.put(criterion, stripped.substring(0, Math.min(MAX_LENGTH, stripped.length())));
      }
    });
    texts = Map.copyOf(filled);
  }

  /** Returns the criterion alone. */
  public static StructureCriteria of(Criterion criterion, String text) {
    return new StructureCriteria(
        Map.of(criterion, text), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns the same criteria and this kind. */
  public StructureCriteria with(Kind wanted) {
    return new StructureCriteria(texts, Optional.of(wanted), identifierType, active);
  }

  /** Returns the text of a criterion; empty where it is not searched by. */
  public String text(Criterion criterion) {
    return texts.getOrDefault(criterion, "");
  }

  /** Returns whether nothing is searched by. */
  public boolean isEmpty() {
    return texts.isEmpty() && kind.isEmpty() && identifierType.isEmpty() && active.isEmpty();
  }
}
