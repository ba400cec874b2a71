/**
 * The support console under {@code /console}: its login, and pages on which agents find
 * conversations and look at them.
 *
 * <p>It has a session and a cookie of its own. A session of the portal opens nothing here.
 */
package fr.assistantchorus.web.console;
