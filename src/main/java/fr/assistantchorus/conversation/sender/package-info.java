/**
 * People who are known to another program by a name of its own, over the REST channel.
 *
 * <p>Each sender has one conversation at a time.
 */
package fr.assistantchorus.conversation.sender;
