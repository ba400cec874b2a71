package fr.assistantchorus.command;

import fr.assistantchorus.conversation.record.Ears;
import fr.assistantchorus.conversation.record.Playback;
import fr.assistantchorus.conversation.record.Replay;
import fr.assistantchorus.conversation.record.Trial;
import fr.assistantchorus.conversation.record.WhatIf;
import fr.assistantchorus.dialog.Catalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of a replay of many conversations, and how it is done. */
final class TrialOptions {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      required = true,
      converter = Since.class,
      description = "All conversations since then: 7d, 12h, 30m, or 2026-11-30T08:00:00Z.")
  private Instant since;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes a page to drill down in.")
  private Optional<Path> html = Optional.empty();

  @Option(
      names = "--accepted",
      paramLabel = "FILE",
      description = "Differences that are meant, a line each; they do not count.")
  private Optional<Path> accepted = Optional.empty();

  @Option(
      names = "--accept",
      description = "Adds the differences that are found to the file of --accepted.")
  private boolean accept;

  /** A moment, or how long ago it was. */
  static final class Since implements ITypeConverter<Instant> {
    private static final Pattern AGO = Pattern.compile("(\\d{1,4})([mhd])");

    @Override
    public Instant convert(String text) {
      Matcher ago = AGO.matcher(text);
      if (ago.matches()) {
        ChronoUnit unit =
            switch (ago.group(2)) {
              case "m" -> ChronoUnit.MINUTES;
              case "h" -> ChronoUnit.HOURS;
              default -> ChronoUnit.DAYS;
            };
        return Instant.now().minus(Duration.of(Long.parseLong(ago.group(1)), unit));
      }
      try {
        return Instant.parse(text);
      } catch (java.time.format.DateTimeParseException e) {
        throw new TypeConversionException(
            "'%s' is neither like 7d, 12h or 30m nor like 2026-11-30T08:00:00Z".formatted(text));
      }
    }
  }

  /** What a conversation has come to. */
  private record Played(UUID id, Playback playback, WhatIf whatIf) {}

  /**
   * Plays all conversations and says what came of it.
   *
   * @return the exit status
   */
  int run(CommandSpec command, Replay replay, Catalog other, Ears ears) throws IOException {
    if (accept && accepted.isEmpty()) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "--accept goes with --accepted FILE");
    }
    Set<String> meant = accepted.isPresent() ? read(accepted.get()) : Set.of();
    Trial trial = new Trial();
    replay.since(
        since,
        (id, playback) -> new Played(id, playback, WhatIf.of(playback, other, ears)),
        played -> trial.add(played.id(), played.playback(), played.whatIf()));
    Map<String, Trial.Found> left =
        trial.differences().entrySet().stream()
            .filter(found -> !meant.contains(found.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (html.isPresent()) {
      Files.writeString(html.get(), TrialPage.of(trial, meant, since, other.hash()));
    }
    PrintWriter out = command.commandLine().getOut();
    Ink ink = new Ink(command.commandLine().getColorScheme().ansi());
    out.print(TrialText.of(trial, meant, ink));
    out.flush();
    if (accept) {
      write(accepted.get(), trial.differences().keySet(), meant);
    }
    if (trial.defective() > 0) {
      return ReplayCommand.DEFECT;
    }
    return left.isEmpty() || accept ? ReplayCommand.SAME : ReplayCommand.OTHERWISE;
  }

  /** Reads the names of differences; empty lines and those that begin with # count for nothing. */
  private static Set<String> read(Path file) throws IOException {
    return Files.exists(file)
        ? Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .collect(Collectors.toCollection(TreeSet::new))
        : Set.of();
  }

  /** Adds lines, and leaves those that are there with the remarks of whoever wrote them. */
  private static void write(Path file, Set<String> found, Set<String> meant) throws IOException {
    List<String> lines =
        Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
    found.stream().filter(name -> !meant.contains(name)).sorted().forEach(lines::add);
    Files.write(file, lines);
  }
}
