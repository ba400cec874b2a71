/**
 * The files that people send: what they are by their content, and where they are kept.
 *
 * <p>They are encrypted under the key of their conversation.
 */
package fr.assistantchorus.conversation.file;
