/**
 * What a message means in its situation: its values, the slots that it names, and the answer that
 * it gives to the question that is open.
 *
 * <p>This room is pure: what is sensitive is handed to a {@link
 * fr.assistantchorus.hearing.SecretKeeper}, and only its reference goes into the event.
 */
package fr.assistantchorus.hearing;
