/**
 * The public company search as a register: « recherche d’entreprises », which anybody may ask.
 *
 * <p>It is a room of its own, since it asks over the network what is not ours: slow, away or
 * limited at times, and never to be trusted with the form of its answers.
 */
package fr.assistantchorus.company.directory;
