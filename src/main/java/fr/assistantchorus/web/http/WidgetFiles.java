package fr.assistantchorus.web.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modules of the widget. Each names the others with the fingerprint of their content, so that a
 * browser keeps them for ever and asks for none again; only the first one has an address that stays
 * the same, for the pages of other sites.
 */
final class WidgetFiles {
  static final String PATH = "/chat/";
  private static final String FOLDER = "web/chat/";
  private static final String ENTRY = "assistant-chat.js";

  /** A file that a module names between quotes, beside itself. */
  private static final Pattern NAMED =
      Pattern.compile("(['\"])(\\./)?([a-z0-9-]+\\.(?:js|css))\\1");

  private final Map<String, StaticFile> files = new LinkedHashMap<>();

  private WidgetFiles() {}

  /** Reads the first module and all that it leads to; blocks. */
  static WidgetFiles read() {
    WidgetFiles widget = new WidgetFiles();
    if (widget.find(ENTRY, new LinkedHashSet<>()).isEmpty()) {
      throw new IllegalStateException("missing from the class path: " + FOLDER + ENTRY);
    }
    return widget;
  }

  /**
   * Reads a file after those that it names.
   *
   * @param open the files that are being read; modules that name each other keep plain names
   */
  private Optional<StaticFile> find(String name, Set<String> open) {
    if (files.containsKey(name) || !open.add(name)) {
      return Optional.ofNullable(files.get(name));
    }
    Optional<StaticFile> found =
        StaticFile.read(FOLDER + name)
            .map(file ->
                file.with(
                    NAMED
                        .matcher(file.plain().toString(StandardCharsets.UTF_8))
                        .replaceAll(named -> Matcher.quoteReplacement(versioned(named, open)))));
    found.ifPresent(file -> files.put(name, file));
    open.remove(name);
    return found;
  }

  private String versioned(MatchResult named, Set<String> open) {
    String quote = named.group(1);
    String before = Optional.ofNullable(named.group(2)).orElse("");
    return find(named.group(3), open)
        .map(file -> quote + before + named.group(3) + version(file) + quote)
        .orElse(named.group());
  }

  private static String version(StaticFile file) {
    return "?v=" + file.fingerprint();
  }

  Optional<StaticFile> named(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** Returns the path of the first module, which changes with the content of any. */
  String entry() {
    return PATH + ENTRY + version(files.get(ENTRY));
  }

  /** Returns the paths of the other modules, by which a page can ask for all of them at once. */
  List<String> others() {
    return files.entrySet().stream()
        .filter(file -> file.getKey().endsWith(".js") && !file.getKey().equals(ENTRY))
        .map(file -> PATH + file.getKey() + version(file.getValue()))
        .toList();
  }
}
