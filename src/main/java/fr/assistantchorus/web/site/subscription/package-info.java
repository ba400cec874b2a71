/** The pages of one's own subscriptions to spaces (F62 to F66). */
package fr.assistantchorus.web.site.subscription;
