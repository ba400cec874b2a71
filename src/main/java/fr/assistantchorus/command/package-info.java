/**
 * The command line, one class a command.
 *
 * <p>A command says in a line what it cannot do, and exits with 1; a fault of ours shows where.
 */
package fr.assistantchorus.command;
