/**
 * The YAML of {@code dialogs/}, read and checked into a {@link fr.assistantchorus.dialog.Catalog}.
 *
 * <p>A dialog is data that one can draw: no expression language, no code. Pure once read.
 */
package fr.assistantchorus.dialog;
