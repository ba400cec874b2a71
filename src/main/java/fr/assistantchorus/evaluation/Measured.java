package fr.assistantchorus.evaluation;

import fr.assistantchorus.intent.Evaluation;

/**
 * An evaluation, with what its models cost.
 *
 * @param title what was judged, and how
 * @param trainingSeconds of one training, the mean of several
 * @param modelBytes of one model, the biggest of several
 */
public record Measured(
    String title, Evaluation evaluation, double trainingSeconds, int modelBytes) {}
