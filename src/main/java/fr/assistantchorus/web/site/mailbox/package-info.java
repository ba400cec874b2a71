/**
 * The mailbox of the embedded defaults, as a page and as JSON.
 *
 * <p>Where real services are set, there is none.
 */
package fr.assistantchorus.web.site.mailbox;
