/**
 * The command line, one class a command.
 *
 * <p>A command says in one line what it cannot do, and exits with 1. A fault of the program shows
 * where it happened.
 */
package fr.assistantchorus.command;
