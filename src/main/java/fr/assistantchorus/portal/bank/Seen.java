package fr.assistantchorus.portal.bank;

import fr.assistantchorus.portal.structure.StructureName;

/**
 * What an account may see of a structure's bank details.
 *
 * @param <T> what was asked for
 */
public sealed interface Seen<T> {
  /** The account is the structure's gestionnaire principal. */
  record Shown<T>(StructureName structure, T what) implements Seen<T> {}

  /** The account belongs to the structure, but only its gestionnaire principal may see them. */
  record NotManager<T>(StructureName structure) implements Seen<T> {}

  /** There is no such thing, or it is none of the account's business. */
  record Unknown<T>() implements Seen<T> {}
}
