/**
 * What an evaluation says, as text, as JSON and as a page with pictures, and the table of the
 * public sets.
 *
 * <p>The figures come from {@code intent}; here they are only worded, so that a better model and a
 * better report do not get in each other's way.
 */
package fr.assistantchorus.evaluation;
