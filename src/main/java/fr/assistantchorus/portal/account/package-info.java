/**
 * The accounts: who somebody is, the password and the secret question.
 *
 * <p>Passwords and answers are hashed here and nowhere else.
 */
package fr.assistantchorus.portal.account;
