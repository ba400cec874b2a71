/**
 * The spaces (« espaces de travail »): the catalogue of both guides, and which are open where.
 *
 * <p>The TIC space carries the beneficiary category and the PACAGE number (F15, F60).
 */
package fr.assistantchorus.portal.space;
