/**
 * Proofs with the server as a process of its own: killed, cut off from PostgreSQL or SMTP, stopped,
 * beside another one, started with nothing. What only holds within a test's own JVM is not proved.
 */
package fr.assistantchorus.process;
