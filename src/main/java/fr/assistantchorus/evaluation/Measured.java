package fr.assistantchorus.evaluation;

import fr.assistantchorus.intent.Evaluation;

/**
 * An evaluation, with what its models cost.
 *
 * @param title what was judged, and how
 * @param trainingSeconds the time of one training; the mean where there were several
 * @param modelBytes the size of one model; the largest where there were several
 */
public record Measured(
    String title, Evaluation evaluation, double trainingSeconds, int modelBytes) {}
