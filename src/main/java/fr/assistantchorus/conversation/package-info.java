/**
 * The chat as a whole: {@code Conversations} checks who speaks, and hands each request to the rooms
 * below: {@code turn}, {@code file}, {@code sender} and {@code record}.
 *
 * <p>A conversation is a log of events. A turn that was answered once is answered the same again.
 */
package fr.assistantchorus.conversation;
