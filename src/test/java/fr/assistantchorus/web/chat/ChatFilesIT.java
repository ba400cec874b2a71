package fr.assistantchorus.web.chat;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.chat.ReceivedFile;
import fr.assistantchorus.support.Http;
import fr.assistantchorus.support.Waiting;
import fr.assistantchorus.web.TestSite;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be sent as a file, and what it is told. */
final class ChatFilesIT {
  @AutoClose static final TestSite site = new TestSite("http://localhost:8080");

  private static final String CONVERSATIONS = "/api/v1/conversations/";
  private static final String FILES = CONVERSATIONS + ScriptedChat.CONVERSATION + "/files";
  private static final String FORM = "multipart/form-data; boundary=X";
  private static final byte[] CONTENT = {'%', 'P', 'D', 'F', '-', 0, (byte) 0xff, '\r', '\n', '-'};

  @Test
  void aFileArrivesToTheByteAndIsGivenAnId() throws Exception {
    HttpResponse<String> answer = send(FORM, form(part("Relevé.pdf", CONTENT)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(new JsonObject(answer.body()))
        .isEqualTo(new JsonObject().put("file", ScriptedChat.FILE));
    ReceivedFile file = site.chat.files.getLast();
    assertThat(file.bytes()).isEqualTo(CONTENT);
    assertThat(file.name()).isEqualTo("Relevé.pdf");
  }

  @ParameterizedTest
  @CsvSource({"0, 201", "1, 413", "20000, 413"})
  void aFileHasAtMost13631488Bytes(int more, int status) throws Exception {
    byte[] body = form(part("a.pdf", new byte[ReceivedFile.MAX_BYTES + more]));
    HttpResponse<String> known = send(FORM, BodyPublishers.ofByteArray(body));
    HttpResponse<String> streamed =
        send(FORM, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertThat(known.statusCode()).as(known.body()).isEqualTo(status);
    assertThat(streamed.statusCode()).as(streamed.body()).isEqualTo(status);
    if (status == 413) {
      assertProblem(known, 413, "file-too-large");
      assertProblem(streamed, 413, "file-too-large");
    }
  }

  @Test
  void anEmptyFileIs422() throws Exception {
    assertProblem(send(FORM, form(part("a.pdf", new byte[0]))), 422, "empty-file");
  }

  @Test
  void aFileThatNoQuestionAsksForIs422AndIsNotRead() throws Exception {
    int before = site.chat.files.size();
    site.chat.asked = false;
    try {
      assertProblem(send(FORM, form(part("a.pdf", CONTENT))), 422, "file-not-asked");
    } finally {
      site.chat.asked = true;
    }
    assertThat(site.chat.files).hasSize(before);
  }

  @Test
  void moreOrLessThanOneFileIs422() throws Exception {
    byte[] field = "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n".getBytes();
    byte[] file = part("a.pdf", CONTENT);
    byte[] cut = Arrays.copyOf(file, file.length - 4);
    byte[] many = form(file, file, file, file, file, file, file, file, file);
    int before = site.chat.files.size();
    for (byte[] body :
        new byte[][] {
          form(),
          form(field),
          form(file, file),
          many,
          form(file, field),
          form(field, file),
          cut,
          {},
          {'x'}
        }) {
      assertProblem(send(FORM, body), 422, "not-one-file");
      assertThat(site.chat.files).as(new String(body, StandardCharsets.UTF_8)).hasSize(before);
    }
  }

  @ParameterizedTest
  @CsvSource({"kind, 415, file-kind", "many, 422, too-many-files"})
  void whatTheChatRefusesIsSaid(String name, int status, String code) throws Exception {
    assertProblem(send(FORM, form(part(name, CONTENT))), status, code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/pdf",
        "multipart/form-data",
        "multipart/mixed; boundary=X",
        "application/x-www-form-urlencoded"
      })
  void anotherBodyThanAFormIs415(String type) throws Exception {
    assertProblem(send(type, form(part("a.pdf", CONTENT))), 415, "not-a-form");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5_000_000})
  void withoutItsTokenNothingIsTaken(int length) throws Exception {
    byte[] body = form(part("a.pdf", new byte[length]));
    for (String authorization : new String[] {"Bearer wrong", "Basic YTpi"}) {
      HttpRequest request =
          Http.to(site.at(FILES))
              .header("Authorization", authorization)
              .header("Content-Type", FORM)
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      assertProblem(Http.send(request), 401, "unauthorised");
    }
    for (String unknown : new String[] {"not-an-id", "00000000-0000-0000-0000-000000000000"}) {
      assertProblem(
          Http.send(
              asOwner(CONVERSATIONS + unknown + "/files")
                  .header("Content-Type", FORM)
                  .POST(BodyPublishers.ofByteArray(body))
                  .build()),
          404,
          "unknown-conversation");
    }
  }

  @Test
  void anotherMethodIs405() throws Exception {
    HttpResponse<String> answer = Http.send(asOwner(FILES).GET().build());

    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.headers().firstValue("Allow")).contains("OPTIONS, POST");
  }

  @Test
  void whoGoesOnSendingIsCutOff() throws Exception {
    try (Socket socket = new Socket(site.at("/").getHost(), site.at("/").getPort())) {
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
              .formatted(FILES, FORM);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes();
      Waiting.until("the connection is closed", () -> !accepts(socket, chunk));
    }
  }

  private static boolean accepts(Socket socket, byte[] chunk) {
    try {
      for (int i = 0; i < 100; i++) {
        socket.getOutputStream().write(chunk);
      }
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  @Test
  void oneConversationTakesFewPlacesAndThoseThatBreakOffAreFreeAgain() throws Exception {
    String head =
        """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: %s\r
        Content-Length: 5000\r
        \r
        --X\r
        """
            .formatted(FILES, ScriptedChat.TOKEN, FORM);
    Socket[] slow = new Socket[Uploads.MAX_OF_CONVERSATION];
    for (int i = 0; i < slow.length; i++) {
      slow[i] = new Socket(site.at("/").getHost(), site.at("/").getPort());
      slow[i].getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }
    Waiting.until("its places are taken", () -> sendSmall().statusCode() == 503);
    assertThat(sendSmall().headers().firstValue("Retry-After")).isPresent();
    for (Socket socket : slow) {
      socket.close();
    }
    Waiting.until("there is room again", () -> sendSmall().statusCode() == 201);
  }

  private static HttpResponse<String> sendSmall() throws Exception {
    return send(FORM, form(part("a.pdf", CONTENT)));
  }

  @Test
  void aPageOfAnAllowedOriginMaySendOne() throws Exception {
    HttpResponse<String> answer =
        Http.send(
            asOwner(FILES)
                .header("Content-Type", FORM)
                .header("Origin", TestSite.FRIEND)
                .POST(BodyPublishers.ofByteArray(form(part("a.pdf", CONTENT))))
                .build());

    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .contains(TestSite.FRIEND);
  }

  private static HttpRequest.Builder asOwner(String path) {
    return Http.to(site.at(path)).header("Authorization", "Bearer " + ScriptedChat.TOKEN);
  }

  private static HttpResponse<String> send(String type, byte[] body) throws Exception {
    return send(type, BodyPublishers.ofByteArray(body));
  }

  private static HttpResponse<String> send(String type, BodyPublisher body) throws Exception {
    return Http.send(asOwner(FILES).header("Content-Type", type).POST(body).build());
  }

  private static byte[] part(String name, byte[] content) throws IOException {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    String head =
        "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/pdf\r\n\r\n"
            .formatted(name);
    part.write(head.getBytes(StandardCharsets.UTF_8));
    part.write(content);
    part.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    return part.toByteArray();
  }

  private static byte[] form(byte[]... parts) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      form.write(part);
    }
    form.write("--X--\r\n".getBytes(StandardCharsets.US_ASCII));
    return form.toByteArray();
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(new JsonObject(response.body()).getString("type")).isEqualTo("/problems/" + code);
  }
}
