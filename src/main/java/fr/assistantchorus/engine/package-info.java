/**
 * The pure heart: {@code step(catalog, state, event)} returns the next state and the effects that
 * are wanted.
 *
 * <p>No I/O, no clock, no randomness, so that a log of events replays to the same states, to the
 * letter.
 */
package fr.assistantchorus.engine;
