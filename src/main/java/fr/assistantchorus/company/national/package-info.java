/**
 * The import of INSEE's national stock files: read as they stream, copied beside the tables in use,
 * and swapped in as a whole.
 *
 * <p>It is a room of its own, since it works over JDBC, on a thread that it may block, and no page
 * and no turn ever waits for it.
 */
package fr.assistantchorus.company.national;
