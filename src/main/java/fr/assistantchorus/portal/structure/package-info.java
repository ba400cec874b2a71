/**
 * The structures (« structures »): a farm, a centre de gestion; what each is known by and where it
 * is.
 *
 * <p>A structure has one identifier of one type (F50); its address may be masked (F11).
 */
package fr.assistantchorus.portal.structure;
