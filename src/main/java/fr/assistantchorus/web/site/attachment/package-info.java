/**
 * « Activités du gestionnaire »: the requests that wait for a decision.
 *
 * <p>Only for a gestionnaire principal.
 */
package fr.assistantchorus.web.site.attachment;
