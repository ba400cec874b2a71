package fr.assistantchorus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/guides.md} tells every number by which the code names what the guides ask for. */
final class GuidesTest {
  private static final Path GUIDES = Path.of("docs", "guides.md");
  private static final int LAST = 66;
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (F[1-9][0-9]?) \\|");
  private static final Pattern NUMBER = Pattern.compile("\\bF[1-9][0-9]?\\b");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final Pattern CLASS = Pattern.compile("(?:[A-Z][a-z0-9]+)+(?:IT)?");
  private static final Set<String> READ =
      Set.of("java", "yml", "yaml", "md", "peb", "css", "js", "sql", "txt");

  @Test
  void everyNumberOfTheGuidesHasOneLine() throws IOException {
    List<String> all = IntStream.rangeClosed(1, LAST).mapToObj(number -> "F" + number).toList();

    assertThat(found(ROW, Files.readString(GUIDES))).containsExactlyElementsOf(all);
  }

  @Test
  void everyNumberThatIsNamedStandsThere() throws IOException {
    Set<String> told = new TreeSet<>(found(ROW, Files.readString(GUIDES)));
    List<String> untold = new ArrayList<>();
    for (Path file : files("src", "dialogs", "docs", "README.md", "CHANGELOG.md")) {
      NUMBER
          .matcher(Files.readString(file))
          .results()
          .map(MatchResult::group)
          .filter(number -> !told.contains(number))
          .forEach(number -> untold.add(file + ": " + number));
    }

    assertThat(untold).isEmpty();
  }

  @Test
  void everyNameThatItGivesExists() throws IOException {
    Set<String> classes =
        files("src").stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".java"))
            .map(name -> name.substring(0, name.length() - ".java".length()))
            .collect(Collectors.toSet());
    List<String> unknown =
        NAME.matcher(Files.readString(GUIDES))
            .results()
            .map(name -> name.group(1))
            .filter(name -> !exists(name, classes))
            .toList();

    assertThat(unknown).isEmpty();
  }

  private static boolean exists(String name, Set<String> classes) {
    Path resources = Path.of("src", "main", "resources");
    List<Path> folders =
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "peb" -> List.of(resources.resolve("pages"), resources.resolve("mails"));
          case "yml" -> List.of(Path.of("dialogs"), Path.of("dialogs", "facts"));
          case "txt" -> List.of(Path.of("src", "test", "conversations"));
          default -> List.of();
        };
    return folders.isEmpty()
        ? !CLASS.matcher(name).matches() || classes.contains(name)
        : folders.stream().anyMatch(folder -> Files.isRegularFile(folder.resolve(name)));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static List<Path> files(String... roots) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String root : roots) {
      try (Stream<Path> all = Files.walk(Path.of(root))) {
        all.filter(Files::isRegularFile).filter(GuidesTest::isRead).forEach(files::add);
      }
    }
    return files;
  }

  private static boolean isRead(Path file) {
    String name = file.getFileName().toString();
    return READ.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
