/**
 * The home page, and the pages that announce what is not there yet.
 *
 * <p>Open to everybody.
 */
package fr.assistantchorus.web.site.home;
