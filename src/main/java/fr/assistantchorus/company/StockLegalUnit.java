package fr.assistantchorus.company;

/**
 * A company as the stock file StockUniteLegale has it. What is absent is empty.
 *
 * @param disclosure « statut de diffusion »: O, or P where little may be shown
 * @param firstName « prénom usuel » of a sole trader
 * @param lastName « nom » of a sole trader
 * @param name « dénomination » of any other company
 * @param legalForm « catégorie juridique », 4 digits
 * @param state « état administratif »: A, or C once it has ceased
 */
record StockLegalUnit(
    String siren,
    String disclosure,
    String firstName,
    String lastName,
    String name,
    String legalForm,
    String state) {}
