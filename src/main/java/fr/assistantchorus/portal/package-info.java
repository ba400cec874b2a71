/**
 * The portal's rules and what it knows: sign-up, accounts, structures, attachments, sessions,
 * support.
 *
 * <p>The pages and the chat both use it, so that a rule is written once and holds in both.
 */
package fr.assistantchorus.portal;
