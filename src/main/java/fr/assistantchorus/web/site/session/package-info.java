/**
 * Login, logout, and the link by which a conversation speaks for an account.
 *
 * <p>Known and unknown addresses are answered alike.
 */
package fr.assistantchorus.web.site.session;
