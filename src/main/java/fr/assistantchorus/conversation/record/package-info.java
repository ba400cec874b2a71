/**
 * What is read from the log afterwards: the history, the replay, the lessons, a person’s copy; and
 * what is left of it once the person is erased.
 *
 * <p>Nothing here takes a turn.
 */
package fr.assistantchorus.conversation.record;
