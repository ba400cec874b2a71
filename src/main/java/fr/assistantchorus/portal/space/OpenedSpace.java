package fr.assistantchorus.portal.space;

import fr.assistantchorus.field.Pacage;
import fr.assistantchorus.store.Moments;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A space that is open on a structure (F57).
 *
 * @param id of this opening: another service's, or one after it was closed, is another
 * @param service empty where it is open for the whole structure
 * @param access what may be done in it
 * @param beneficiary of the TIC space (F15, F60); else nothing is said. Its PACAGE is for the
 *     services of the portal: people are shown {@link #maskedPacage}
 */
public record OpenedSpace(
    UUID id,
    UUID structure,
    Space space,
    Optional<StructureService> service,
    Access access,
    Instant openedAt,
    Beneficiary beneficiary) {
  static final Comparator<OpenedSpace> ORDER =
      Comparator.comparing(OpenedSpace::structure)
          .thenComparing(opened -> opened.service().isPresent())
          .thenComparing(opened -> opened.serviceLabel().toLowerCase(Locale.FRENCH))
          .thenComparing(OpenedSpace::space);

  /** Returns the service's name, or « Toute la structure ». */
  public String serviceLabel() {
    return service.map(StructureService::name).orElse(StructureService.WHOLE_STRUCTURE);
  }

  /** Returns « 22 novembre 2026 à 14:05 », in Europe/Paris. */
  public String openedAtInFrench() {
    return Moments.french(openedAt);
  }

  /** Returns the PACAGE as it may be shown; empty where none was given. */
  public String maskedPacage() {
    return beneficiary.pacage().map(Pacage::mask).orElse("");
  }

  /** Returns the category's French label; empty where none was chosen. */
  public String categoryLabel() {
    return beneficiary.category().map(BeneficiaryCategory::label).orElse("");
  }
}
