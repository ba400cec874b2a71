/**
 * Login and sessions, and which session lets which conversation speak for its account.
 *
 * <p>Logging out ends both.
 */
package fr.assistantchorus.portal.session;
