/**
 * Requests to the support (« sollicitations »), with a number that is mailed.
 *
 * <p>They are open to people who are not logged in, within limits.
 */
package fr.assistantchorus.portal.support;
