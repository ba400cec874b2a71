/**
 * What is read from the log afterwards: the history, the replay, the lessons.
 *
 * <p>Nothing here takes a turn.
 */
package fr.assistantchorus.conversation.record;
