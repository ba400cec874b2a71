package fr.assistantchorus.portal.structure;

import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.field.Siret;

/**
 * A structure's identifier, unique within its type.
 *
 * @param value the canonical form; empty where the type has none
 */
public record Identifier(IdentifierType type, String value) {
  /**
   * @throws IllegalArgumentException for a SIRET that is not one, since fields are checked before
   */
  public Identifier {
    if (type == IdentifierType.SIRET && !Siret.parse(value).equals(new Parsed.Ok(value))) {
      throw new IllegalArgumentException("not a canonical SIRET");
    }
  }

  public static Identifier siret(String value) {
    return new Identifier(IdentifierType.SIRET, value);
  }
}
