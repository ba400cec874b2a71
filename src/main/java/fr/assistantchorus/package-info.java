/**
 * The wiring, the command line and the settings; every other package is a room of its own.
 *
 * <p>{@code Application} alone knows all rooms, and reads as a table of contents.
 */
package fr.assistantchorus;
