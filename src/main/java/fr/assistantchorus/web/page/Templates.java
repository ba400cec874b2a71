package fr.assistantchorus.web.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the templates that the program contains. */
final class Templates {
  private Templates() {}

  /**
   * Returns the names of a folder's files, sorted and without their ending; files in folders within
   * it are left out. Blocks.
   *
   * @param folder on the class path, in a jar or not
   */
  static List<String> in(String folder, String ending) {
    try {
      return in(Templates.class.getResource("/" + folder).toURI(), ending);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("where the program is cannot be told", e);
    }
  }

  /**
   * Returns the names of the files at this place, sorted and without their ending.
   *
   * @param place a folder, or one in a jar: {@code jar:file:/….jar!/pages}
   */
  static List<String> in(URI place, String ending) {
    try {
      if (!place.getScheme().equals("jar")) {
        return names(Path.of(place), ending);
      }
      String[] jarAndFolder = place.getRawSchemeSpecificPart().split("!", 2);
      // A file system of the jar would make a tree of its tens of thousands of names first.
      try (JarFile jar = new JarFile(Path.of(URI.create(jarAndFolder[0])).toFile())) {
        // A class loader names a folder with a slash behind it, where the jar has an entry for it.
        String folder = jarAndFolder[1].substring(1).replaceFirst("/?$", "/");
        return names(
            jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.startsWith(folder))
                .map(name -> name.substring(folder.length()))
                .filter(name -> name.indexOf('/') < 0),
            ending);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(place.toString(), e);
    }
  }

  private static List<String> names(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return names(files.map(file -> file.getFileName().toString()), ending);
    }
  }

  private static List<String> names(Stream<String> files, String ending) {
    return files
        .filter(name -> name.endsWith(ending))
        .map(name -> name.substring(0, name.length() - ending.length()))
        .sorted()
        .toList();
  }
}
