/**
 * Requests to the support (« sollicitations »), with a number that is mailed.
 *
 * <p>Open to whoever is not logged in, within limits.
 */
package fr.assistantchorus.portal.support;
