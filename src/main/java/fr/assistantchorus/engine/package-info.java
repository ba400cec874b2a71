/**
 * The pure heart: {@code step(catalog, state, event)} gives the next state and the effects wanted.
 *
 * <p>No I/O, no clock, no randomness: a log of events replays to the same states, to the letter.
 */
package fr.assistantchorus.engine;
