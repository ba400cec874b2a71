/**
 * What runs inside this process when nothing else is configured: PostgreSQL and a mailbox.
 *
 * <p>For trying it out on one machine, durable all the same: what was there is there again after a
 * restart, whatever ended the last run.
 */
package fr.assistantchorus.embedded;
