/**
 * The start: {@code Main} reads the command line, and {@code Application} wires the rooms.
 *
 * <p>{@code Application} alone knows all rooms, and reads as a table of contents.
 */
package fr.assistantchorus;
