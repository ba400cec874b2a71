/**
 * The accounts: who somebody is, his password and his secret question.
 *
 * <p>Passwords and answers are hashed here and nowhere else.
 */
package fr.assistantchorus.portal.account;
