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
import fr.assistantchorus.intent.LearntFiles;
import fr.assistantchorus.intent.Understanding;
import fr.assistantchorus.intent.Weights;
import fr.assistantchorus.intent.phrase.NluSource;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private static final LearntFiles<Judge> FILES =
      new LearntFiles<>(".hearing", JudgeCache::read, JudgeCache::write);
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
        FILES.name(
            Judge.VERSION,
            Stream.of(
                    Stream.of(catalog.hash()),
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
    Map<String, String> shipped = CatalogSources.builtIn("dialogs");
    Catalog taught =
        shipped.equals(own.sources())
            ? own
            : switch (CatalogReader.read(shipped, vocabulary, Engine.VERSION)) {
              case Reading.Read(Catalog catalog) -> catalog;
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
    return FILES.load(name, folder, this::learnt);
  }

  /** Leaves the judge of these examples in a folder, and deletes those of others there. Blocks. */
  public void prepare(Path folder) {
    FILES.prepare(name, folder, this::learnt);
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

  private static void write(Judge judge, DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    write(judge.meanings(), out);
    write(judge.choices(), out);
    write(judge.values(), out);
    out.writeInt(MAGIC);
  }

  private static Judge read(DataInputStream in) throws IOException {
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
}
