/**
 * What the process says about itself, one event a line, without personal data.
 *
 * <p>Code should not log such data in the first place. What is masked here is what slips through,
 * above all in the messages of exceptions.
 */
package fr.assistantchorus.log;
