package fr.assistantchorus.portal.bank;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** PDFs as banks, scanners and vandals make them. */
public final class TestPdf {
  private static final int MEBIBYTE = 1_048_576;

  private TestPdf() {}

  /** One page with these lines. */
  public static byte[] of(String... lines) {
    try (PDDocument document = new PDDocument()) {
      addPage(document, lines);
      return bytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many empty pages, and then one with these lines. */
  static byte[] after(int pages, String... lines) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage());
      }
      addPage(document, lines);
      return bytes(document);
    }
  }

  /** One that opens with a password. */
  static byte[] encrypted(String userPassword, String... lines) throws IOException {
    try (PDDocument document = new PDDocument()) {
      addPage(document, lines);
      document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
      return bytes(document);
    }
  }

  /** A few kilobytes whose page unpacks to a gigabyte. */
  static byte[] bomb() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      byte[] blanks = new byte[MEBIBYTE];
      java.util.Arrays.fill(blanks, (byte) ' ');
      COSStream stream = document.getDocument().createCOSStream();
      try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        for (int i = 0; i < 1024; i++) {
          out.write(blanks);
        }
      }
      page.getCOSObject().setItem(COSName.CONTENTS, stream);
      return bytes(document);
    }
  }

  /** One whose page says the same content thousands of times over. */
  static byte[] endless() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      COSStream stream = document.getDocument().createCOSStream();
      try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        byte[] many = "q 1 0 0 1 0 0 cm Q\n".repeat(50_000).getBytes();
        out.write(many);
      }
      COSArray contents = new COSArray();
      for (int i = 0; i < 1_000; i++) {
        contents.add(stream);
      }
      page.getCOSObject().setItem(COSName.CONTENTS, contents);
      return bytes(document);
    }
  }

  private static void addPage(PDDocument document, String... lines) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
      content.beginText();
      content.newLineAtOffset(50, 700);
      content.setLeading(15);
      for (String line : lines) {
        content.showText(line);
        content.newLine();
      }
      content.endText();
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }
}
