package fr.assistantchorus.chaos;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The program as it was before the last change to it, compiled from this clone's history against
 * today's libraries. The model that was trained for today's phrases serves both.
 *
 * @param classPath of yesterday's program
 * @param sources its dialogs, beside others
 */
record Yesterday(String commit, String classPath, Path sources) {
  private static final List<String> PARTS = List.of("src/main", "dialogs", "hearing");
  private static final String LEARNING = "src/main/java/fr/assistantchorus/intent";
  private static final String MODELS = "models";
  private static final int MINUTES = 2;

  /**
   * Compiles it. Blocks for some ten seconds.
   *
   * @param why is told why there is none: no git, a clone without history, phrases that have
   *     changed, or libraries that yesterday's sources do not fit any more
   */
  static Optional<Yesterday> compiledIn(Path folder, StringBuilder why)
      throws IOException, InterruptedException {
    String changed = git(Path.of(""), "log", "-2", "--format=%H", "--", "src/main").strip();
    List<String> commits = changed.lines().toList();
    if (commits.size() < 2) {
      why.append("this clone does not reach back to an earlier version of the program");
      return Optional.empty();
    }
    // Where the last change is not committed, that commit is yesterday already.
    boolean touched = !git(Path.of(""), "status", "--porcelain", "--", "src/main").isBlank();
    String commit = commits.get(touched ? 0 : 1);
    String learnt =
        git(Path.of(""), "diff", "--name-only", commit, "--", "intents", "hearing", LEARNING);
    if (!learnt.isBlank()) {
      // Its model would have to be trained, for a minute.
      why.append("phrases, examples, or how they are learnt, have changed since ").append(commit);
      return Optional.empty();
    }
    Path sources = folder.resolve("sources");
    Path classes = folder.resolve("classes");
    Files.createDirectories(sources);
    Files.createDirectories(classes);
    Path archive = folder.resolve("sources.tar").toAbsolutePath();
    List<String> export =
        new ArrayList<>(List.of("archive", "--format=tar", "--output=" + archive, commit));
    export.addAll(PARTS);
    git(Path.of(""), export.toArray(String[]::new));
    run(sources, "tar", "-xf", archive.toString());
    if (!compiles(sources.resolve("src/main/java"), classes)) {
      why.append(commit).append(" does not compile against the libraries of today");
      return Optional.empty();
    }
    // A program has them beside its classes, and hears with what is learnt in its own dialogs.
    run(sources, "cp", "-r", "dialogs", "hearing", classes.toAbsolutePath().toString());
    return Optional.of(new Yesterday(commit, classPath(sources, classes), sources));
  }

  private static boolean compiles(Path java, Path classes) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters", "-cp", libraries(), "-d"));
    arguments.add(classes.toString());
    try (Stream<Path> files = Files.walk(java)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    return ToolProvider.getSystemJavaCompiler()
            .run(null, System.out, System.out, arguments.toArray(String[]::new))
        == 0;
  }

  /** Without anything of today but the model: yesterday's program knows no migration of today. */
  private static String classPath(Path sources, Path classes) throws IOException {
    copyModel(classes.resolve(MODELS));
    return Stream.of(
            classes.toAbsolutePath().toString(),
            sources.resolve("src/main/resources").toAbsolutePath().toString(),
            libraries())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void copyModel(Path target) throws IOException {
    Files.createDirectories(target);
    URI built;
    try {
      built = Yesterday.class.getResource("/" + MODELS).toURI();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    try (Stream<Path> models = Files.list(Path.of(built))) {
      for (Path model : models.toList()) {
        Files.copy(model, target.resolve(model.getFileName()));
      }
    }
  }

  private static String libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    return run(
        folder, Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new));
  }

  /** Returns what a command prints; nothing where it fails or is not there. */
  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toAbsolutePath().toFile())
              .redirectError(Redirect.DISCARD)
              .start();
    } catch (IOException notThere) {
      return "";
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0 ? printed : "";
  }
}
