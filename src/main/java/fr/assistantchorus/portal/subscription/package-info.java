/**
 * The spaces of a structure as people open and use them: its gestionnaire principal opens them (F56
 * to F60), its other users subscribe to them (F62 to F66), and what waits for a manager's decision
 * is told in one list, attachments and subscriptions alike (F35, F66).
 */
package fr.assistantchorus.portal.subscription;
