/**
 * The home page, and the pages that announce what does not exist yet.
 *
 * <p>They are open to everybody.
 */
package fr.assistantchorus.web.site.home;
