package fr.assistantchorus.company;

import io.vertx.core.Future;
import java.util.List;

/**
 * The national register of companies (F51): where a structure's data are prefilled from. The one
 * there is reads tables of our own; a public service fits as well, being away at times.
 */
public interface CompanyRegister {
  /**
   * @param siret canonical, 14 digits
   * @return {@link Lookup.Away} for a register that cannot be asked; a failed future is a bug
   */
  Future<Lookup> find(String siret);

  /** What the register says of a SIRET. */
  sealed interface Lookup {
    /**
     * @param openSiblings the open establishments of the same company, this one left out, the head
     *     office first, at most {@link #MOST_SIBLINGS}
     */
    record Found(Establishment establishment, List<Establishment> openSiblings) implements Lookup {}

    /** The register does not have it. */
    record Unknown() implements Lookup {}

    /** The register cannot be asked now. */
    record Away() implements Lookup {}
  }

  /** More than a person would choose from. */
  int MOST_SIBLINGS = 5;
}
