package fr.assistantchorus.web.site.structure;

import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import java.util.UUID;

/** The paths of structures, and those of others' pages that they lead to. */
final class StructurePaths {
  static final String HUB = "/espaces/gestionnaire";
  static final String MINE = HUB + "/structures";
  static final String MINE_CSV = MINE + ".csv";
  static final String NEW = MINE + "/nouvelle";
  static final String NEW_FORM = NEW + "/fiche";
  static final String ONE = MINE + "/:structure";
  static final String CORRECT = ONE + "/modifier";
  static final String SEARCH = "/structures/recherche";
  static final String SEARCH_CSV = SEARCH + ".csv";
  static final String PUBLIC = "/structures-publiques";
  static final String PUBLIC_CSV = PUBLIC + ".csv";

  /** The page of attachments, which asks to be attached to the structure of this id. */
  static final String ASK = "/espaces/compte/rattachements/demander?structure=";

  /** The name of the parameter in {@link #ONE}. */
  static final String STRUCTURE = "structure";

  private StructurePaths() {}

  /**
   * Returns the page that begins a structure, with the SIRET that was searched for, if it is one.
   */
  static String create(String identifier) {
    return FieldType.SIRET.parse(identifier) instanceof Parsed.Ok(var siret)
        ? NEW + "?siret=" + siret
        : NEW;
  }

  static String of(UUID structure) {
    return MINE + "/" + structure;
  }
}
