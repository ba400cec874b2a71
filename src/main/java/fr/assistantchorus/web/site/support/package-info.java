/**
 * « Sollicitations émises »: the requests to the support and their threads.
 *
 * <p>Each is seen by its owner alone, or by whoever has the link of its mail.
 */
package fr.assistantchorus.web.site.support;
