package fr.assistantchorus.company;

/**
 * An establishment as the national register of companies has it (INSEE, « établissement »). What is
 * absent is empty.
 *
 * @param siret 14 digits
 * @param headOffice whether it is the « siège » of its company
 * @param open whether its « état administratif » is A; F means closed
 * @param disclosed whether its company lets its data be shown (« statut de diffusion » O); where it
 *     does not, name and address are empty here
 * @param name « raison sociale », or the first and last name of a sole trader
 * @param street « numéro, indice, type et libellé de voie »
 * @param legalForm « catégorie juridique », 4 digits; 6598 is an EARL
 * @param activity « activité principale » (NAF), for instance 01.41Z
 */
public record Establishment(
    String siret,
    boolean headOffice,
    boolean open,
    boolean disclosed,
    String name,
    String street,
    String complement,
    String postalCode,
    String city,
    String legalForm,
    String activity) {}
