/** Acts on attachments: to ask, follow and take back, to leave, detach and hand over. */
package fr.assistantchorus.action.attachment;
