package fr.assistantchorus.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a model as bytes, a few megabytes, and reads it. The same model gives the same bytes. */
final class ModelFile {
  private static final int MAGIC = 0x4143_4932;

  private ModelFile() {}

  static void write(IntentModel model, DataOutputStream out) throws IOException {
    Classifier classifier = model.classifier();
    out.writeInt(MAGIC);
    SortedMap<String, Integer> known = classifier.spelling().known();
    out.writeInt(known.size());
    for (Map.Entry<String, Integer> word : known.entrySet()) {
      out.writeUTF(word.getKey());
      out.writeInt(word.getValue());
    }
    writeNames(classifier.space().names(), out);
    writeFloats(classifier.space().rarity(), out);
    writeWeights(classifier.intents(), out);
    out.writeInt(classifier.branches().size());
    for (Map.Entry<String, Branch> branch : classifier.branches().entrySet()) {
      out.writeUTF(branch.getKey());
      out.writeInt(branch.getValue().rows().length);
      for (int row : branch.getValue().rows()) {
        out.writeInt(row);
      }
      writeWeights(branch.getValue().weights(), out);
    }
    Confidence confidence = model.confidence();
    out.writeDouble(confidence.temperature());
    out.writeDouble(confidence.sure());
    out.writeDouble(confidence.known());
    out.writeInt(MAGIC);
  }

  /**
   * Reads a model.
   *
   * @throws IOException where the bytes are not a model that {@link #write} wrote
   */
  static IntentModel read(DataInputStream in) throws IOException {
    requireMagic(in);
    SortedMap<String, Integer> known = new TreeMap<>();
    int words = in.readInt();
    for (int i = 0; i < words; i++) {
      known.put(in.readUTF(), in.readInt());
    }
    FeatureSpace space = new FeatureSpace(readNames(in), readFloats(in));
    Weights intents = readWeights(in);
    SortedMap<String, Branch> branches = new TreeMap<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String intent = in.readUTF();
      int[] rows = new int[in.readInt()];
      for (int row = 0; row < rows.length; row++) {
        rows[row] = in.readInt();
      }
      branches.put(intent, new Branch(rows, readWeights(in)));
    }
    Confidence confidence = new Confidence(in.readDouble(), in.readDouble(), in.readDouble());
    requireMagic(in);
    Classifier classifier = new Classifier(new Spelling(known), space, intents, branches);
    return new IntentModel(classifier, confidence);
  }

  private static void requireMagic(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("not a model of this version");
    }
  }

  private static void writeWeights(Weights weights, DataOutputStream out) throws IOException {
    writeNames(weights.labels(), out);
    out.writeInt(weights.values().length);
    for (float value : weights.values()) {
      out.writeShort(Float.floatToFloat16(value));
    }
  }

  private static Weights readWeights(DataInputStream in) throws IOException {
    return new Weights(readNames(in), readHalves(in));
  }

  private static void writeNames(List<String> names, DataOutputStream out) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
  }

  private static List<String> readNames(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    return names;
  }

  private static void writeFloats(float[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static float[] readHalves(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    ShortBuffer halves = bytes(in, values.length * Short.BYTES).asShortBuffer();
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.float16ToFloat(halves.get(i));
    }
    return values;
  }

  private static float[] readFloats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    bytes(in, values.length * Float.BYTES).asFloatBuffer().get(values);
    return values;
  }

  /** Reads all bytes at once, since a start waits for it. */
  private static ByteBuffer bytes(DataInputStream in, int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
