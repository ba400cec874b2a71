package fr.assistantchorus.portal.structure;

import fr.assistantchorus.company.Establishment;
import java.util.List;

/** What a SIRET means for somebody who signs up with it. */
public sealed interface SiretStanding {
  /**
   * It is a structure already, so only the account is asked for, and its activation makes a request
   * for attachment (F7).
   */
  record Taken(StructureName structure) implements SiretStanding {}

  /** It is open and known to the register, whose data prefill the form (F9, F51). */
  record Open(Establishment establishment) implements SiretStanding {}

  /** It is open, but its company keeps its data to itself, so nothing is prefilled (F11). */
  record Undisclosed() implements SiretStanding {}

  /**
   * It is closed, and is refused.
   *
   * @param open the open establishments of the same company; empty where there are none
   */
  record Closed(List<Establishment> open) implements SiretStanding {}

  /**
   * The register does not know it, or is away, so the data are typed by hand and marked unverified.
   */
  record Unverified() implements SiretStanding {}
}
