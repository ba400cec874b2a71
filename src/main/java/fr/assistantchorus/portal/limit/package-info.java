/**
 * How often something may be done: by an address, by a network; and the rules that take their
 * numbers from the settings.
 *
 * <p>Counted in PostgreSQL, so that all nodes count together.
 */
package fr.assistantchorus.portal.limit;
