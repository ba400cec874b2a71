/**
 * The mailbox of the embedded defaults, as a page and as JSON.
 *
 * <p>It is not there where real services are set.
 */
package fr.assistantchorus.web.site.mailbox;
