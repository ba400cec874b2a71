/**
 * What a text says: ranked intents with a calibrated confidence, and the entities in it.
 *
 * <p>Trained from {@code intents/} with Apache OpenNLP, in-process; OpenNLP is known here only.
 */
package fr.assistantchorus.intent;
