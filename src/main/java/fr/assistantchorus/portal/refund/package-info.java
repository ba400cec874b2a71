/**
 * « Demande de remboursement TIC »: what is ready for a request. Requests themselves are not made
 * here.
 *
 * <p>It is a room of its own, since it reads what several nouns keep, and keeps nothing itself.
 */
package fr.assistantchorus.portal.refund;
