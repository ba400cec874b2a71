/**
 * A turn: interpret, step, act and write, all in one transaction; secrets; replay.
 *
 * <p>A conversation is a log of events. A turn that was answered once is answered the same again.
 */
package fr.assistantchorus.conversation;
