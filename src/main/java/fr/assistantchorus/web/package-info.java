/**
 * The chat API, the portal's pages, health and metrics. There are routes only: no rule of the
 * portal, and no SQL.
 *
 * <p>What belongs neither to the conversation nor to the portal (a mailbox, a probe) is handed in.
 *
 * <p>The sign-up's pages have a captcha and the chat has none, for reasons that {@link
 * fr.assistantchorus.portal.signup.HumanCheck} gives.
 */
package fr.assistantchorus.web;
