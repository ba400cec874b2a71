/**
 * What others see of a conversation: the chat, its answers, and the acts that dialogs call.
 *
 * <p>The web and the acts of the portal know this room, and no other room of the conversation.
 */
package fr.assistantchorus.conversation.chat;
