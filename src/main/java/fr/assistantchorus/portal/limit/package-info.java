/**
 * How often something may be done, by an address or by a network, and the rules that take their
 * numbers from the settings.
 *
 * <p>Acts are counted in PostgreSQL, so that all nodes count together.
 */
package fr.assistantchorus.portal.limit;
