package fr.assistantchorus.portal;

/** « Rattachement » : what an account is to one structure. */
public record Attachment(StructureName structure, Standing standing) {}
