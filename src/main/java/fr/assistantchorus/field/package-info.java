/**
 * The fields that people fill in, one file a field: what a good value is, its canonical form, and
 * its mask.
 *
 * <p>This room is pure: no I/O, no clock. A refusal is a value that names its reason, since a
 * dialog answers each reason in its own words.
 */
package fr.assistantchorus.field;
