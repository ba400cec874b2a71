package fr.assistantchorus.portal.bank;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The program that {@link PdfText} starts: reads a PDF from its input and writes the text of its
 * first pages. It runs no script of the PDF, opens none that is encrypted, and looks at no file of
 * the machine but its own.
 */
public final class PdfProgram {
  static final int MAX_PAGES = 5;
  static final int MAX_CHARACTERS = 50_000;

  private static final String FALLBACK =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private PdfProgram() {}

  /**
   * Reads standard input, writes standard output. Ends with an error where the PDF cannot be read.
   *
   * @param arguments after how many milliseconds it ends by itself, in case nobody is left to kill
   *     it
   */
  public static void main(String[] arguments) throws IOException {
    endAfter(Long.parseLong(arguments[0]));
    // What a library logs must not be taken for the text.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    FontMappers.set(new OneFont(fallback()));
    byte[] pdf = System.in.readAllBytes();
    try (PDDocument document = Loader.loadPDF(pdf);
        Writer text =
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8)) {
      if (!document.isEncrypted()) {
        write(document, text);
      }
    }
  }

  private static void endAfter(long milliseconds) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            Thread.sleep(milliseconds);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          Runtime.getRuntime().halt(1);
        });
  }

  private static void write(PDDocument document, Writer text) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setEndPage(MAX_PAGES);
    Bounded bounded = new Bounded(text);
    try {
      stripper.writeText(document, bounded);
    } catch (IOException e) {
      if (bounded.left > 0) {
        throw e;
      }
    }
    text.flush();
  }

  private static TrueTypeFont fallback() throws IOException {
    try (var font = PDDocument.class.getResourceAsStream(FALLBACK)) {
      return new TTFParser().parse(new RandomAccessReadBuffer(font));
    }
  }

  /** Passes on so many characters, and fails at the next one, which stops the reading. */
  private static final class Bounded extends Writer {
    private final Writer target;
    private int left = MAX_CHARACTERS;

    Bounded(Writer target) {
      this.target = target;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      int passed = Math.min(left, length);
      target.write(text, offset, passed);
      left -= passed;
      if (passed < length) {
        throw new IOException("enough");
      }
    }

    @Override
    public void flush() throws IOException {
      target.flush();
    }

    @Override
    public void close() throws IOException {
      target.flush();
    }
  }
}
