/**
 * Kills the packaged program, and PostgreSQL, at random moments while many people talk to it, and
 * checks that nothing is lost and nothing is done twice. {@code mvn -Pchaos verify} runs it;
 * CONTRIBUTING.md says how.
 */
package fr.assistantchorus.chaos;
