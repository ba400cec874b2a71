/**
 * The chat API, the portal's pages, health and metrics: routes only, no rule of the portal, no SQL.
 *
 * <p>What is not the conversation's or the portal's (a mailbox, a probe) is handed in.
 *
 * <p>The sign-up's pages have a captcha, the chat has none: see {@link
 * fr.assistantchorus.portal.signup.HumanCheck}.
 */
package fr.assistantchorus.web;
