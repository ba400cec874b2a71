package fr.assistantchorus.portal.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.field.AccountNumbers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class PdfTextIT {
  private static final String IBAN = "FR7630006000011234567890189";

  @AutoClose("shutDown")
  private final VertxHolder holder = new VertxHolder();

  private final PdfText pdfs = new PdfText(holder.vertx(), PdfText.LONGEST);

  /** Vert.x closes in a future. */
  record VertxHolder(Vertx vertx) {
    VertxHolder() {
      this(Vertx.vertx());
    }

    void shutDown() {
      vertx.close().await();
    }
  }

  @Test
  void theNumberOnARibIsRead() {
    String text =
        read(TestPdf.of("Titulaire : EARL Durand", "IBAN FR76 3000 6000 0112 3456 7890 189"));

    assertThat(text).contains("EARL Durand");
    assertThat(AccountNumbers.in(text, 5)).containsExactly(IBAN);
  }

  @Test
  void whatIsBehindTheFirstPagesOrEncryptedOrNoPdfIsNotRead() throws IOException {
    assertThat(read(TestPdf.after(4, "IBAN " + IBAN))).contains(IBAN);
    assertThat(read(TestPdf.after(5, "IBAN " + IBAN))).doesNotContain(IBAN);
    assertThat(read(TestPdf.encrypted("", "IBAN " + IBAN))).isEmpty();
    assertThat(read(TestPdf.encrypted("secret", "IBAN " + IBAN))).isEmpty();
    assertThat(read(TestPdf.of()).strip()).isEmpty();
    assertThat(read("%PDF-1.7 and no more".getBytes())).isEmpty();
  }

  @Test
  void aBombAndAnEndlessPageEndWithoutATextAndWithoutHarm() throws IOException {
    byte[] bomb = TestPdf.bomb();
    assertThat(bomb.length).isLessThan(2_000_000);
    PdfText impatient = new PdfText(holder.vertx(), Duration.ofSeconds(4));
    List<Future<String>> reading = new ArrayList<>();
    reading.add(impatient.read(parts(bomb)));
    reading.add(impatient.read(parts(TestPdf.endless())));
    Future.all(reading).await();

    assertThat(reading).allSatisfy(text -> assertThat(text.result()).isBlank());
    assertThat(ProcessHandle.current().children().filter(PdfTextIT::readsPdfs)).isEmpty();
  }

  @Test
  void aLongTextIsCut() {
    String[] lines = new String[2_000];
    java.util.Arrays.fill(lines, "Lorem ipsum dolor sit amet, consectetur adipiscing");
    assertThat(read(TestPdf.of(lines))).hasSizeBetween(40_000, PdfProgram.MAX_CHARACTERS);
  }

  private String read(byte[] pdf) {
    return pdfs.read(parts(pdf)).await();
  }

  /** In two parts, as a file that is kept in parts comes. */
  private static java.util.function.IntFunction<Future<Optional<Buffer>>> parts(byte[] pdf) {
    int half = pdf.length / 2;
    return number ->
        Future.succeededFuture(
            switch (number) {
              case 0 -> Optional.of(Buffer.buffer(pdf).slice(0, half));
              case 1 -> Optional.of(Buffer.buffer(pdf).slice(half, pdf.length));
              default -> Optional.empty();
            });
  }

  private static boolean readsPdfs(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.contains("PdfProgram")).isPresent();
  }
}
