/**
 * Writes an evaluation as text, as JSON and as a page with pictures, and writes the table of the
 * public sets.
 *
 * <p>The figures come from {@code intent}. Here they are only worded, so that a better model and a
 * better report do not get in each other's way. How messages are heard in the middle of a dialog is
 * measured here too, by playing examples through {@code hearing} and the engine.
 */
package fr.assistantchorus.evaluation;
