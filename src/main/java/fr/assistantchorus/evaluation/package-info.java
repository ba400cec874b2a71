/**
 * Writes an evaluation as text, as JSON and as a page with pictures, and writes the table of the
 * public sets.
 *
 * <p>The figures come from {@code intent}. Here they are only worded, so that a better model and a
 * better report do not get in each other's way.
 */
package fr.assistantchorus.evaluation;
