/**
 * People whom another program knows by names of its own, over the REST channel.
 *
 * <p>Each sender has one conversation at a time.
 */
package fr.assistantchorus.conversation.sender;
