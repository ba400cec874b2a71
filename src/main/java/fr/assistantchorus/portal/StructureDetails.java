package fr.assistantchorus.portal;

/**
 * A structure as it is entered at sign-up (F10).
 *
 * @param name « Raison sociale »
 * @param label « Libellé », empty where there is none
 * @param undisclosed « Non diffusible INSEE »: its address is shown to its own users only (F11)
 */
public record StructureDetails(
    Identifier identifier, String name, String label, PostalAddress address, boolean undisclosed) {}
