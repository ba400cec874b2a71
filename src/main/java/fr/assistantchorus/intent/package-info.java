/**
 * Given a text, ranks the intents it may have, each with a calibrated confidence, and finds its
 * values with {@code entity}.
 *
 * <p>The model is trained from {@code intents/} with Apache OpenNLP, in this process; the same
 * files give the same bytes. What was tried is told in {@code docs/understanding.md}.
 */
package fr.assistantchorus.intent;
