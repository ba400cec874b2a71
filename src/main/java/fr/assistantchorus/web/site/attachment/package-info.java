/**
 * « Activités du gestionnaire »: the requests that wait for a decision.
 *
 * <p>Only a gestionnaire principal can decide.
 */
package fr.assistantchorus.web.site.attachment;
