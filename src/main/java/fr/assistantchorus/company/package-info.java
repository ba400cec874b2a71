/**
 * The register of companies: what a SIRET is, as INSEE has it.
 *
 * <p>A room of its own, since its sources (a stock file, a public service) come and go without the
 * portal's rules knowing.
 */
package fr.assistantchorus.company;
