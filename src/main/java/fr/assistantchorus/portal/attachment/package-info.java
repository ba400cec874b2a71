/**
 * Attachments (« rattachements »): who belongs to which structure, who asks to belong to it, and
 * who decides.
 *
 * <p>Only a gestionnaire principal decides (F33); a decision counts at once (F55).
 */
package fr.assistantchorus.portal.attachment;
