/**
 * « Coordonnées bancaires » (F24, F27 to F32): the bank accounts of a structure, and the copies of
 * the RIB that prove them.
 *
 * <p>Only the gestionnaire principal sees and changes them. Numbers, names and files are sealed;
 * the text of a PDF is read in a process of its own, which can be stopped.
 */
package fr.assistantchorus.portal.bank;
