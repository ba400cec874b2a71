package fr.assistantchorus.setting;

import fr.assistantchorus.dialog.Catalog;
import fr.assistantchorus.dialog.CatalogReader;
import fr.assistantchorus.dialog.CatalogSources;
import fr.assistantchorus.dialog.Reading;
import fr.assistantchorus.dialog.Vocabulary;
import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.hearing.Example;
import fr.assistantchorus.hearing.ExampleReader;
import fr.assistantchorus.hearing.Interpreter;
import fr.assistantchorus.hearing.Judge;
import fr.assistantchorus.hearing.Linear;
import fr.assistantchorus.intent.NluSource;
import fr.assistantchorus.intent.Understanding;
import fr.assistantchorus.intent.Weights;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was learnt from the examples of hearing, under the hash of all that it was learnt
 * from: the examples, the dialogs and the phrases. It looks first for the one that the build has
 * put beside the classes, then in a folder.
 */
public final class JudgeCache {
  private static final Logger LOG = LoggerFactory.getLogger(JudgeCache.class);

  /** The folder beside the classes. */
  private static final String SHIPPED = "/models/";

  private static final String ENDING = ".hearing";
  private static final int MAGIC = 0x4143_4832;

  private final Map<String, String> examples;
  private final Catalog catalog;
  private final Understanding understanding;
  private final String name;

  /**
   * @param examples the files of examples by their names
   * @param phrases those that {@code understanding} was learnt from
   * @param catalog the dialogs that the examples are of
   */
  public JudgeCache(
      Map<String, String> examples,
      List<NluSource> phrases,
      Catalog catalog,
      Understanding understanding) {
    this.examples = new TreeMap<>(examples);
    this.catalog = catalog;
    this.understanding = understanding;
    this.name =
        hash(
            Stream.of(
                    Stream.of(Integer.toString(Judge.VERSION), catalog.hash()),
                    this.examples.entrySet().stream()
                        .flatMap(file -> Stream.of(file.getKey(), file.getValue())),
                    phrases.stream().map(NluSource::text).sorted())
                .flatMap(texts -> texts));
  }

  /**
   * Returns the cache of what a server hears with. The program's own examples are learnt in the
   * program's own dialogs, of which they are; what was learnt serves all others too, since a
   * situation is weighed by its kind. So a server with dialogs of its own learns nothing anew.
   *
   * @param own the dialogs that are run; they stand in where the program's own call intents that
   *     these phrases lack, and examples of other dialogs are then left out
   * @param vocabulary of the phrases that {@code understanding} was learnt from
   */
  public static JudgeCache ofProgram(
      List<NluSource> phrases, Catalog own, Vocabulary vocabulary, Understanding understanding)
      throws IOException {
    Catalog taught =
        switch (CatalogReader.read(CatalogSources.builtIn("dialogs"), vocabulary, Engine.VERSION)) {
          case Reading.Read(Catalog shipped) -> shipped;
          case Reading.Refused _ -> own;
        };
    return new JudgeCache(Sources.examples(), phrases, taught, understanding);
  }

  /**
   * Returns the judge of these examples; where there is none yet, it is learnt, for some seconds,
   * and put into the folder. Blocks.
   *
   * @throws fr.assistantchorus.hearing.MalformedExamples with every fault of every file
   */
  public Judge load(Path folder) {
    return shipped()
        .or(() -> read(folder.resolve(name)))
        .orElseGet(() -> keep(learnt(), folder.resolve(name)));
  }

  /** Leaves the judge of these examples in a folder, and deletes those of others there. Blocks. */
  public void prepare(Path folder) {
    Path file = folder.resolve(name);
    if (read(file).isEmpty()) {
      keep(learnt(), file);
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path other : files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
        if (!other.equals(file)) {
          Files.delete(other);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Judge learnt() {
    long start = System.nanoTime();
    List<Example> read = ExampleReader.fitting(examples, catalog);
    Interpreter interpreter = new Interpreter(understanding);
    Judge judge =
        Judge.learn(read.stream().map(example -> interpreter.shown(catalog, example)).toList());
    LOG.info(
        "learnt {} examples of hearing in {} ms",
        read.size(),
        (System.nanoTime() - start) / 1_000_000);
    return judge;
  }

  private Optional<Judge> shipped() {
    try (InputStream in = JudgeCache.class.getResourceAsStream(SHIPPED + name)) {
      return in == null ? Optional.empty() : Optional.of(read(in));
    } catch (IOException | RuntimeException e) {
      LOG.warn("shipped judge {} cannot be read: {}", name, e.toString());
      return Optional.empty();
    }
  }

  private static Optional<Judge> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(read(in));
    } catch (IOException | RuntimeException e) {
      // A damaged file does not prevent the start, since what it held can be made again.
      LOG.warn("cached judge {} cannot be read, learning it again: {}", file, e.toString());
      return Optional.empty();
    }
  }

  private static Judge keep(Judge judge, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      // The file is written under another name first, so that nobody ever reads half of it.
      Path aside = Files.createTempFile(folder, "learning", ".tmp");
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(aside)))) {
        out.writeInt(MAGIC);
        write(judge.meanings(), out);
        write(judge.choices(), out);
        write(judge.values(), out);
        out.writeInt(MAGIC);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return judge;
  }

  private static Judge read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
    requireMagic(in);
    Judge judge = new Judge(linear(in), linear(in), linear(in));
    requireMagic(in);
    return judge;
  }

  private static void requireMagic(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("not a judge of this version");
    }
  }

  private static void write(Linear linear, DataOutputStream out) throws IOException {
    writeNames(linear.names(), out);
    for (float rare : linear.rarity()) {
      out.writeFloat(rare);
    }
    writeNames(linear.weights().labels(), out);
    for (float value : linear.weights().values()) {
      out.writeShort(Float.floatToFloat16(value));
    }
  }

  private static Linear linear(DataInputStream in) throws IOException {
    List<String> names = names(in);
    ByteBuffer rare = bytes(in, (names.size() + 1) * Float.BYTES);
    float[] rarity = new float[names.size() + 1];
    rare.asFloatBuffer().get(rarity);
    List<String> labels = names(in);
    float[] values = new float[(names.size() + 1) * labels.size()];
    ByteBuffer halves = bytes(in, values.length * Short.BYTES);
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.float16ToFloat(halves.getShort());
    }
    return Linear.of(names, rarity, new Weights(labels, values));
  }

  private static void writeNames(List<String> names, DataOutputStream out) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
  }

  private static List<String> names(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    return names;
  }

  private static ByteBuffer bytes(DataInputStream in, int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private static String hash(Stream<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts.forEach(text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
      });
      return HexFormat.of().formatHex(digest.digest()) + ENDING;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
