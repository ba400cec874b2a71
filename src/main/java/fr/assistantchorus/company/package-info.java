/**
 * The register of companies: what a SIRET is, according to INSEE.
 *
 * <p>It is a room of its own, since its sources (a stock file, a public service) come and go
 * without the portal's rules knowing.
 */
package fr.assistantchorus.company;
