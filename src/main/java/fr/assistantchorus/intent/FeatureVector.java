package fr.assistantchorus.intent;

/**
 * A text as numbers.
 *
 * @param rows of the features it has
 * @param values of these, in the same order
 */
record FeatureVector(int[] rows, float[] values) {}
