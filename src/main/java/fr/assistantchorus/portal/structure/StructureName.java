package fr.assistantchorus.portal.structure;

import java.util.UUID;

/** What is told of a structure in a list (F20): « Identifiant », « Désignation ». */
public record StructureName(UUID id, Identifier identifier, String name) {}
