/** Acts on one's subscriptions to spaces: to ask, follow and remove. */
package fr.assistantchorus.action.subscription;
