/**
 * The spaces (« espaces de travail »): the catalogue of both guides, and which spaces are open on
 * which structure.
 *
 * <p>The TIC space carries the beneficiary category and the PACAGE number (F15, F60).
 */
package fr.assistantchorus.portal.space;
