/**
 * Signing up: what is typed, the registration that waits, the mailed link, and its activation.
 *
 * <p>A pending registration is invisible to everybody else and holds no SIRET until it is
 * activated.
 */
package fr.assistantchorus.portal.signup;
