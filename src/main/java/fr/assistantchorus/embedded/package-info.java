/**
 * What runs inside this process when nothing else is configured: PostgreSQL and a mailbox.
 *
 * <p>It is for trying the program on one machine, but durable: what was there is there again after
 * a restart, whatever ended the last run.
 */
package fr.assistantchorus.embedded;
