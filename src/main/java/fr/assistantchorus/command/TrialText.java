package fr.assistantchorus.command;

import fr.assistantchorus.conversation.record.Differences;
import fr.assistantchorus.conversation.record.Divergence;
import fr.assistantchorus.conversation.record.Trial;
import fr.assistantchorus.conversation.record.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says in lines what other dialogs would have made of conversations. */
final class TrialText {
  private TrialText() {}

  static String of(WhatIf whatIf) {
    List<String> lines = new ArrayList<>();
    if (whatIf.first().isEmpty()) {
      lines.add("The other dialogs make the same of it, to the letter.");
    } else {
      lines.add(
          "The other dialogs make something else of it from turn %d on:"
              .formatted(whatIf.first().get().then().number()));
      Differences.of(whatIf)
          .forEach(named ->
              lines.add("  %4d  %s".formatted(named.turn().then().number(), named.name())));
    }
    whatIf.stopped().ifPresent(why -> lines.add("They cannot be followed to the end: " + why));
    return String.join(System.lineSeparator(), lines);
  }

  static String of(Trial trial, Set<String> accepted, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add("%d conversations, %d turns".formatted(trial.conversations(), trial.turns()));
    lines.add(row(trial.gravest(Divergence.NONE), "are the same, to the letter"));
    lines.add(row(trial.gravest(Divergence.WORDING), "differ in wording only"));
    lines.add(row(trial.gravest(Divergence.SLOT), "differ in what is known"));
    lines.add(row(trial.gravest(Divergence.STATE), "differ in their path"));
    lines.add(row(trial.gravest(Divergence.ACT), "differ in what is done"));
    lines.add(row(trial.endAlike(), "come to the same end"));
    if (trial.stopped() > 0) {
      lines.add(row(trial.stopped(), "lead to an act whose outcome was not recorded"));
    }
    if (trial.unreadable() > 0) {
      lines.add(row(trial.unreadable(), "were answered with dialogs that cannot be read any more"));
    }
    trial
        .differences()
        .forEach((name, found) ->
            lines.add(
                accepted.contains(name)
                    ? ink.faint("%8d  %s  (accepted)".formatted(found.conversations(), name))
                    : ink.warning(
                        "%8d  %s  (as in %s)"
                            .formatted(
                                found.conversations(),
                                name,
                                found.examples().getFirst().conversation()))));
    if (trial.defective() > 0) {
      lines.add(
          ink.alarm(
              "DEFECT: %d conversations come out otherwise with the very dialogs that they were"
                      .formatted(trial.defective())
                  + " answered with:"));
      trial.defects().forEach(id -> lines.add(ink.alarm("          " + id)));
    }
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String row(long count, String what) {
    return "%8d  %s".formatted(count, what);
  }
}
