/**
 * The pages of structures: those that somebody belongs to, a new one, one in detail, and the
 * search.
 *
 * <p>What may be done is decided by {@code portal.structure}; these pages ask it and tell.
 */
package fr.assistantchorus.web.site.structure;
