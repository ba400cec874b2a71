/**
 * What agents of the support see of conversations: which there are, and each of them turn by turn,
 * beside what the machine did. They see masks only.
 */
package fr.assistantchorus.conversation.agent;
