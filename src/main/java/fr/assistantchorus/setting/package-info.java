/**
 * What the program is started with: its settings, and the dialogs and phrases that it reads.
 *
 * <p>All faults are told at once, one a line.
 */
package fr.assistantchorus.setting;
