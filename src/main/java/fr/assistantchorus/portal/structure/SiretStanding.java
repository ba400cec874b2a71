package fr.assistantchorus.portal.structure;

import fr.assistantchorus.company.Establishment;
import java.util.List;

/** What a SIRET means for whoever signs up with it. */
public sealed interface SiretStanding {
  /** It is a structure already: account only, and a request for attachment at activation (F7). */
  record Taken(StructureName structure) implements SiretStanding {}

  /** Open and known to the register: its data prefill the form (F9, F51). */
  record Open(Establishment establishment) implements SiretStanding {}

  /** Open, but its company keeps its data to itself: nothing is prefilled (F11). */
  record Undisclosed() implements SiretStanding {}

  /**
   * Closed: refused.
   *
   * @param open the open establishments of the same company; empty where there are none
   */
  record Closed(List<Establishment> open) implements SiretStanding {}

  /** The register does not know it, or is away: typed by hand and marked unverified. */
  record Unverified() implements SiretStanding {}
}
