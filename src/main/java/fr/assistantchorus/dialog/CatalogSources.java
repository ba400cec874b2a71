package fr.assistantchorus.dialog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds the files that a catalog is read from. It blocks, so it is for the start of a program. */
public final class CatalogSources {
  private static final String ENDING = ".yml";

  private CatalogSources() {}

  /**
   * Returns the text of every {@code .yml} file in a folder and below, hidden files excepted.
   *
   * @return by file name relative to the folder, with {@code /}, sorted
   * @throws IOException where the folder or a file cannot be read or is not UTF-8; the message
   *     names it
   */
  public static Map<String, String> inFolder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(file -> file.toString().endsWith(ENDING))
              .filter(file -> !isHidden(folder.relativize(file)))
              .filter(Files::isRegularFile)
              .toList();
    }
    Map<String, String> sources = new TreeMap<>();
    for (Path file : files) {
      sources.put(folder.relativize(file).toString().replace('\\', '/'), text(file));
    }
    return sources;
  }

  /**
   * Returns the files that came with the program, in its jar or in its folder of classes.
   *
   * @param folder {@code dialogs}, or another of the same kind
   */
  public static Map<String, String> builtIn(String folder) throws IOException {
    try {
      return builtInto(
          Path.of(CatalogSources.class.getProtectionDomain().getCodeSource().getLocation().toURI()),
          folder);
    } catch (URISyntaxException e) {
      throw new IOException("where the program is cannot be told", e);
    }
  }

  /**
   * Returns the files of a folder that came with the program.
   *
   * @param code a jar or a folder of classes
   */
  static Map<String, String> builtInto(Path code, String folder) throws IOException {
    if (Files.isDirectory(code)) {
      return inFolder(code.resolve(folder));
    }
    // A file system of the jar would make a tree of its tens of thousands of names first.
    Map<String, String> sources = new TreeMap<>();
    try (JarFile jar = new JarFile(code.toFile())) {
      String beginning = folder + '/';
      for (JarEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (name.startsWith(beginning) && name.endsWith(ENDING) && !isHidden(Path.of(name))) {
          try (InputStream in = jar.getInputStream(entry)) {
            sources.put(name.substring(beginning.length()), text(name, in.readAllBytes()));
          }
        }
      }
    }
    if (sources.isEmpty()) {
      throw new NoSuchFileException(code + "!/" + folder);
    }
    return sources;
  }

  /**
   * Returns whether a part of the path begins with a dot: a mounted configuration keeps its older
   * versions in folders such as {@code ..2026_11_02}.
   */
  private static boolean isHidden(Path relative) {
    return StreamSupport.stream(relative.spliterator(), false)
        .anyMatch(part -> part.toString().startsWith("."));
  }

  private static String text(Path file) throws IOException {
    return text(file.toString(), Files.readAllBytes(file));
  }

  private static String text(String name, byte[] bytes) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException(name + " is not UTF-8", e);
    }
  }
}
