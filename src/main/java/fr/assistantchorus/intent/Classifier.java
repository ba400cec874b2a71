package fr.assistantchorus.intent;

import java.util.SortedMap;

/**
 * What was trained: the intents, and the sub-intents within each.
 *
 * @param branches by intent, for the intents that have sub-intents
 */
record Classifier(
    Spelling spelling, FeatureSpace space, Weights intents, SortedMap<String, Branch> branches) {

  FeatureVector vector(String text) {
    return space.vector(new Features(spelling).of(Words.of(text)).toArray(String[]::new));
  }
}
