/**
 * « Mon compte »: what an account is, how it is logged in to, and what is kept of it.
 *
 * <p>What protects the account asks for the password once more.
 */
package fr.assistantchorus.web.site.account;
