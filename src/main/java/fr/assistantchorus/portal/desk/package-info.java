/**
 * Where people wait for a human of the support, and where agents take their conversations. What is
 * said there is in the conversation's own log; this only tells who has which conversation.
 */
package fr.assistantchorus.portal.desk;
