package fr.assistantchorus.portal.attachment;

import fr.assistantchorus.portal.structure.StructureName;

/** « Rattachement » : what an account is to one structure. */
public record Attachment(StructureName structure, Standing standing) {}
