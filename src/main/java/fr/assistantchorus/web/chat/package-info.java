/**
 * The chat API and the REST channel, as {@code openapi.yaml} describes them.
 *
 * <p>This room uses {@code conversation.chat} only.
 */
package fr.assistantchorus.web.chat;
