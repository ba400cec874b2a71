/**
 * The structures (« structures »), such as a farm or a centre de gestion: what identifies each, and
 * where it is.
 *
 * <p>A structure has one identifier of one type (F50); its address may be masked (F11).
 */
package fr.assistantchorus.portal.structure;
