package fr.assistantchorus.dialog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the YAML of {@code dialogs/} into a checked catalog. */
public final class CatalogReader {
  /** The name of the file, in any folder, whose dialogs are repairs. */
  public static final String REPAIR_FILE = "_repair.yml";

  public static final int MAX_FILES = 500;

  /** The longest file, in UTF-16 units. */
  public static final int MAX_FILE_LENGTH = 256 * 1_024;

  private static final Comparator<DialogFault> BY_PLACE =
      Comparator.comparing(DialogFault::file)
          .thenComparing(DialogFault::line)
          .thenComparing(DialogFault::message);

  private final List<DialogFault> found = new ArrayList<>();
  private final Catalogues catalogues;
  private final Parts parts = new Parts();
  private final Map<String, List<YamlNode.Mapping>> documents = new TreeMap<>();
  private List<Draft> drafts = new ArrayList<>();
  private final List<Draft.OfFact> facts = new ArrayList<>();

  private CatalogReader(Map<String, String> sources, Vocabulary vocabulary) {
    this.catalogues = Catalogues.of(sources, vocabulary.catalogues(), found);
  }

  /**
   * Given the sources, returns the catalog, or every fault in them at once. This is a pure
   * function, so the same sources give the same catalog, hash included.
   *
   * @param sources text by file name relative to {@code dialogs/}
   * @param vocabulary what the dialogs may name
   * @param engineVersion part of the hash, since another engine may run the same dialogs
   *     differently
   */
  public static Reading read(
      Map<String, String> sources, Vocabulary vocabulary, int engineVersion) {
    CatalogReader reader = new CatalogReader(sources, vocabulary);
    Map<String, String> sorted = new TreeMap<>(sources);
    sorted.remove(Catalogues.FILE);
    if (sorted.size() > MAX_FILES) {
      reader.found.add(new DialogFault(".", 1, "more than %d files".formatted(MAX_FILES)));
    } else {
      sorted.forEach(reader::readFile);
      reader.readDocuments();
      reader.drafts = AllHandedOn.writtenOut(reader.drafts, vocabulary);
      reader.found.addAll(CatalogChecker.check(reader.drafts, reader.facts, vocabulary));
    }
    if (!reader.found.isEmpty()) {
      return new Reading.Refused(
          reader.found.stream().map(reader.parts::placed).distinct().sorted(BY_PLACE).toList());
    }
    reader.catalogues.kept().ifPresent(text -> sorted.put(Catalogues.FILE, text));
    return new Reading.Read(reader.catalog(hash(sorted, engineVersion), sorted));
  }

  private Catalog catalog(String hash, Map<String, String> sources) {
    return new Catalog(
        hash,
        drafts.stream()
            .map(Draft::dialog)
            .collect(Collectors.toMap(Dialog::name, Function.identity())),
        facts.stream()
            .map(Draft.OfFact::fact)
            .collect(Collectors.toMap(Fact::intent, Function.identity())),
        sources);
  }

  private void readFile(String file, String text) {
    DialogFaults problems = new DialogFaults(file, found);
    if (text.length() > MAX_FILE_LENGTH) {
      String message = "%d characters; at most %d";
      problems.add(1, message.formatted(text.length(), MAX_FILE_LENGTH));
      return;
    }
    List<YamlNode.Mapping> read = new ArrayList<>();
    for (YamlNode document : YamlReader.read(text, problems)) {
      if (document instanceof YamlNode.Mapping mapping) {
        read.add(mapping);
      } else {
        problems.add(document.line(), "a document is a mapping: dialog, part, or facts");
      }
    }
    documents.put(file, read);
  }

  /** Reads the parts of all files first, since any dialog may include them. */
  private void readDocuments() {
    documents.forEach((file, all) ->
        all.stream()
            .filter(CatalogReader::isPart)
            .forEach(part -> parts.read(file, part, new DialogFaults(file, found))));
    documents.forEach((file, all) ->
        all.stream()
            .filter(document -> !isPart(document))
            .forEach(document -> readDocument(file, document, new DialogFaults(file, found))));
    parts.refuseUnused(found);
  }

  private static boolean isPart(YamlNode.Mapping document) {
    return document.entries().containsKey(Parts.PART);
  }

  private void readDocument(String file, YamlNode.Mapping mapping, DialogFaults problems) {
    if (mapping.entries().containsKey("facts")) {
      MappingReader reader = new MappingReader(mapping, "a file of facts", problems);
      reader.mapping("facts").ifPresent(inner -> readFacts(file, inner));
      reader.refuseOthers();
    } else if (mapping.entries().containsKey("dialog") || mapping.entries().containsKey("states")) {
      boolean repair = file.substring(file.lastIndexOf('/') + 1).equals(REPAIR_FILE);
      YamlNode.Mapping whole = parts.spliced(mapping, problems);
      MappingReader reader = new MappingReader(whole, "a dialog", problems);
      drafts.add(
          new DialogReader(reader, catalogues, problems).read(file, Lines.of(whole), repair));
    } else {
      problems.add(mapping.line(), "neither \"dialog\" nor \"part\" nor \"facts\"");
    }
  }

  private void readFacts(String file, MappingReader reader) {
    for (String intent : reader.keys()) {
      Optional<Fact> fact =
          reader.isMapping(intent)
              ? reader.mapping(intent).flatMap(variants -> fact(intent, variants))
              : reader.template(intent).map(text -> new Fact(intent, text, Map.of()));
      fact.ifPresent(read -> facts.add(new Draft.OfFact(file, reader.line(intent), read)));
    }
  }

  /** Reads the answer that differs by who asks; "else" is for the others. */
  private static Optional<Fact> fact(String intent, MappingReader reader) {
    reader.require(StateReader.ELSE);
    Optional<Template> answer = reader.template(StateReader.ELSE);
    Map<String, Template> variants = new LinkedHashMap<>();
    Stream.concat(Speaker.codes().stream(), Stream.of(Fact.ACCOUNT))
        .forEach(who -> reader.template(who).ifPresent(text -> variants.put(who, text)));
    reader.refuseOthers();
    return answer.map(text -> new Fact(intent, text, variants));
  }

  /**
   * Returns the hash of the files. Each text's length is hashed with it, so that no two sets of
   * files run into the same bytes.
   */
  private static String hash(Map<String, String> sorted, int engineVersion) {
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(engineVersion).flip());
    sorted.forEach((file, text) -> {
      for (String part : List.of(file, text)) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
      }
    });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
