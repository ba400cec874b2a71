/**
 * The pages of guide A: sign-up and activation.
 *
 * <p>They keep what is typed in a draft, and share every rule with the chat.
 */
package fr.assistantchorus.web.site.signup;
