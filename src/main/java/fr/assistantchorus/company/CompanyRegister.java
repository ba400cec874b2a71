package fr.assistantchorus.company;

import io.vertx.core.Future;
import java.util.List;

/**
 * The national register of companies (F51), from which a structure's data are prefilled. The
 * implementation here reads tables of our own. A public service, which is away at times, would fit
 * as well.
 */
public interface CompanyRegister {
  /**
   * Looks up an establishment.
   *
   * @param siret canonical, 14 digits
   * @return {@link Lookup.Away} where the register cannot be asked; a failed future is a bug
   */
  Future<Lookup> find(String siret);

  /** What the register says of a SIRET. */
  sealed interface Lookup {
    /**
     * The register has it.
     *
     * @param openSiblings other open establishments of the same company, the head office first, at
     *     most {@link #MOST_SIBLINGS}
     */
    record Found(Establishment establishment, List<Establishment> openSiblings) implements Lookup {}

    /** The register does not have it. */
    record Unknown() implements Lookup {}

    /** The register cannot be asked now. */
    record Away() implements Lookup {}
  }

  /** The most other establishments that are given; nobody would choose from more. */
  int MOST_SIBLINGS = 5;
}
