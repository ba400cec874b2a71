/**
 * Who may use the support console, how they log in there, and what they looked at.
 *
 * <p>An agent is an account of the portal with a role and a second factor. The console has sessions
 * of its own, so that neither a stolen session of the portal nor a password alone opens it.
 */
package fr.assistantchorus.portal.agent;
