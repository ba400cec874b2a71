/**
 * What the process says about itself, one event a line, with no personal data in it.
 *
 * <p>Code is not to log such data in the first place; what is masked here is what slipped through,
 * in the messages of exceptions above all.
 */
package fr.assistantchorus.log;
