/**
 * What a person may ask of those who keep data: a copy, and the erasure (GDPR, articles 15, 17,
 * 20).
 *
 * <p>It knows all other rooms of the portal and is known by none.
 */
package fr.assistantchorus.portal.privacy;
