package fr.assistantchorus.company;

/**
 * An establishment as the stock file StockEtablissement has it. What is absent is empty.
 *
 * @param disclosure « statut de diffusion »: O, or P where little may be shown
 * @param number « numéro de voie »
 * @param repetition « indice de répétition »: B, T, BIS …
 * @param streetType « type de voie », abbreviated or not: RUE, CHE, LD …
 * @param street « libellé de voie »
 * @param townCode « code commune » of INSEE, which is not a postal code
 * @param state « état administratif »: A, or F once it is closed
 * @param activity « activité principale » (NAF), for instance 01.41Z
 */
record StockEstablishment(
    String siret,
    String disclosure,
    boolean headOffice,
    String complement,
    String number,
    String repetition,
    String streetType,
    String street,
    String postalCode,
    String town,
    String townCode,
    String state,
    String activity) {}
