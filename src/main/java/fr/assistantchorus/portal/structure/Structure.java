package fr.assistantchorus.portal.structure;

import fr.assistantchorus.store.Moments;
import java.time.Instant;
import java.util.UUID;

/**
 * A structure that exists.
 *
 * @param version goes up with each correction
 * @param createdAt « Date de création » (F26)
 */
public record Structure(UUID id, StructureDetails details, int version, Instant createdAt) {
  public StructureName name() {
    return new StructureName(id, details.identifier(), details.name());
  }

  /** Returns « 22 novembre 2026 », in Europe/Paris. */
  public String createdOn() {
    String moment = Moments.french(createdAt);
    return moment.substring(0, moment.indexOf(" à "));
  }

  public boolean isActive() {
    return details.is(StructureTrait.ACTIVE);
  }
}
