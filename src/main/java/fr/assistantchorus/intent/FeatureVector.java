package fr.assistantchorus.intent;

/**
 * A text as numbers.
 *
 * @param rows the rows of the features that it has
 * @param values the values of these features, in the same order
 */
public record FeatureVector(int[] rows, float[] values) {}
