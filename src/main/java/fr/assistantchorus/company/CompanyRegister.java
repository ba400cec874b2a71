package fr.assistantchorus.company;

import io.vertx.core.Future;
import java.util.List;

/**
 * The national register of companies (F51), from which a structure's data are prefilled: tables of
 * our own ({@link StockRegister}), or the public search, which is away at times.
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
     *     most {@link #MOST_SIBLINGS}; the public search gives them where this one is closed, and
     *     none where it is open
     */
    record Found(Establishment establishment, List<Establishment> openSiblings) implements Lookup {}

    /** The register does not have it. */
    record Unknown() implements Lookup {}

    /** The register cannot be asked now. */
    record Away() implements Lookup {}
  }

  /**
   * Finds open establishments whose data may be shown, by what somebody says of them. Accents,
   * case, hyphens, the order of words and slips are forgiven.
   *
   * @param name a part of the name, or more than it: « la cuma des deux vallées »
   * @param town a town or a postal code, empty where it is not known
   * @param limit from 1 to {@link #MOST_FOUND}
   * @return the nearest first; a failed future is a bug
   */
  Future<Search> search(String name, String town, int limit);

  /** What the register found. */
  sealed interface Search {
    /** These, which may be none. */
    record Found(List<Establishment> establishments) implements Search {}

    /** The register cannot be asked now. */
    record Away() implements Search {}
  }

  /** The most other establishments that are given; nobody would choose from more. */
  int MOST_SIBLINGS = 5;

  /** The most that a search gives. */
  int MOST_FOUND = 20;

  /** What is longer, in characters, is cut off before it is searched for. */
  int LONGEST_SEARCHED = 200;
}
