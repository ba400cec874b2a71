package fr.assistantchorus.portal.structure;

/**
 * A structure as it is entered at sign-up (F10).
 *
 * @param name « Raison sociale »
 * @param label « Libellé », empty where there is none
 * @param undisclosed « Non diffusible INSEE »: its address is shown to its own users only (F11)
 * @param verified whether the register of companies had its SIRET, open, at sign-up; what was typed
 *     by hand because the register did not know it or was away, or has no SIRET, is unverified
 */
public record StructureDetails(
    Identifier identifier,
    String name,
    String label,
    PostalAddress address,
    boolean undisclosed,
    boolean verified) {}
