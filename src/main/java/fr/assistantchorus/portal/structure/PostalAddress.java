package fr.assistantchorus.portal.structure;

/**
 * F10. What is absent is empty.
 *
 * @param street « Adresse »
 */
public record PostalAddress(
    String street,
    String complement1,
    String complement2,
    String postalCode,
    String city,
    String country) {}
