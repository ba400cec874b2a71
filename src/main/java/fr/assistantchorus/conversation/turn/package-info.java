/**
 * A turn: the event, the step, the act and the write, in one transaction.
 *
 * <p>A turn that was answered once is answered the same again.
 */
package fr.assistantchorus.conversation.turn;
