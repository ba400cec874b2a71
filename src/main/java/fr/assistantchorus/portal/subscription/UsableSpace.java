package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.structure.StructureName;

/**
 * A space that an account may use: of a structure whose gestionnaire principal it is, or by a
 * subscription that was accepted (F62, F66).
 *
 * @param access what this account may do there
 * @param manager whether it is the structure's gestionnaire principal
 */
public record UsableSpace(
    StructureName structure, OpenedSpace opened, Access access, boolean manager) {}
