/**
 * What a message means in its situation: its values, the slots it names, and the answer it gives to
 * the question that is open.
 *
 * <p>Pure: what is sensitive is handed to a {@link fr.assistantchorus.hearing.SecretKeeper}, and
 * only its reference goes into the event.
 */
package fr.assistantchorus.hearing;
