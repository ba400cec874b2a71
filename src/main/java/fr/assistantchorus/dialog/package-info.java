/**
 * Reads the YAML of {@code dialogs/} and checks it into a {@link
 * fr.assistantchorus.dialog.Catalog}.
 *
 * <p>A dialog is data that one can draw: no expression language, no code. Once its files are read,
 * this room is pure.
 */
package fr.assistantchorus.dialog;
