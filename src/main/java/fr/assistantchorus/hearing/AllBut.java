package fr.assistantchorus.hearing;

import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.engine.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads « toutes sauf Marc et le cabinet »: all that is offered but what is named. */
final class AllBut {
  private static final Pattern BUT =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\p{N}_])(?:sauf|exceptée?s?|excepte|hormis|[àa] part|mais pas)"
              + "(?![\\p{L}\\p{N}_])");

  private AllBut() {}

  /**
   * Returns what is meant; empty where the text says no such thing, or where one of those that it
   * leaves out is none of the options: then nobody knows whom the others are.
   *
   * @param named returns the option that a part of the text names
   */
  static Optional<List<Option>> in(
      String text, List<Option> options, Function<String, Optional<Option>> named) {
    Matcher but = BUT.matcher(text);
    if (!but.find() || !Labels.areAllMeant(text.substring(0, but.start()))) {
      return Optional.empty();
    }
    List<Option> meant = new ArrayList<>(options);
    for (String part : Chosen.parts(text.substring(but.end()))) {
      Optional<Option> left = named.apply(part);
      if (left.isEmpty()) {
        return Optional.empty();
      }
      meant.remove(left.get());
    }
    return Optional.of(meant).filter(some -> !some.isEmpty() && some.size() < options.size());
  }
}
