/**
 * Attachments (« rattachements »): who belongs to which structure, who asks to, and who decides.
 *
 * <p>Only a gestionnaire principal decides (F33); it counts at once (F55).
 */
package fr.assistantchorus.portal.attachment;
