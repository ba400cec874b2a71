/**
 * The page that shows every pattern of the pages in every state.
 *
 * <p>It is part of the embedded defaults, for those who write pages and for the tests that look at
 * them.
 */
package fr.assistantchorus.web.site.pattern;
