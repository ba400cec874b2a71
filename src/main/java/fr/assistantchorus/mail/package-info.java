/**
 * Mails: composed from templates, kept sealed in an outbox, and sent from there.
 *
 * <p>A mail is written in the transaction of the act that it tells of, so that both are there, or
 * neither.
 */
package fr.assistantchorus.mail;
