/**
 * HTTP itself: routes, answers, problems, cookies, headers, files, and the log of requests.
 *
 * <p>Nothing here knows a page or the chat.
 */
package fr.assistantchorus.web.http;
