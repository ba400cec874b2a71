package fr.assistantchorus.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.Http;
import fr.assistantchorus.support.Waiting;
import fr.assistantchorus.web.chat.ScriptedChat;
import fr.assistantchorus.web.http.Deadlines;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send slowly, or hold what others need, on real sockets. */
final class SlowClientsIT {
  private static final Duration SHORT = Duration.ofMillis(400);

  /** Much less than {@link #SHORT}: a byte each time keeps a connection from falling idle. */
  private static final int BETWEEN_BYTES_MS = 50;

  @AutoClose
  static final TestSite site =
      TestSite.withDeadlines("http://localhost:8080", new Deadlines(SHORT, SHORT, SHORT));

  private static final String CONVERSATION = "/api/v1/conversations/" + ScriptedChat.CONVERSATION;

  /** Sends a beginning and then a byte at a time, until the server has had enough. */
  private static String trickle(String beginning) throws IOException {
    URI at = site.at("/");
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      socket.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
      // Waits for an answer instead of sleeping between two bytes.
      socket.setSoTimeout(BETWEEN_BYTES_MS);
      StringBuilder answer = new StringBuilder();
      byte[] buffer = new byte[4_096];
      for (int bytes = 0; bytes < 400; ) {
        try {
          int read = socket.getInputStream().read(buffer);
          if (read < 0) {
            return answer.toString();
          }
          answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        } catch (SocketTimeoutException nothingYet) {
          socket.getOutputStream().write('a');
          bytes++;
        }
      }
      throw new AssertionError("still open after twenty seconds: " + answer);
    } catch (java.net.SocketException closed) {
      return "";
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET / HTTP/1.1\r\nHost: localhost\r\nX: ", "G", "POST /connexion HTTP/1.1\r\n"})
  void aHeadThatDoesNotEndClosesTheConnection(String beginning) throws Exception {
    assertThat(trickle(beginning)).doesNotContain("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/connexion", "/api/v1/conversations"})
  void aBodyThatDoesNotEndIsAnswered408(String path) throws Exception {
    String head =
        "POST %s HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Type: application/json\r\n"
            + "Content-Length: 60000\r\n\r\n"
            + "{";
    assertThat(trickle(head.formatted(path))).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void aFileThatTricklesIsRefusedAndItsPlaceIsFree() throws Exception {
    for (int upload = 0; upload < 4; upload++) {
      assertThat(trickle(uploadHead("10.0.0.1"))).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void aConnectionIsKeptForOneRequestAfterTheOther() throws Exception {
    URI at = site.at("/");
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      byte[] request =
          "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8);
      long end = System.nanoTime() + SHORT.multipliedBy(3).toNanos();
      int answers = 0;
      while (System.nanoTime() < end) {
        socket.getOutputStream().write(request);
        assertThat(head(socket)).startsWith("HTTP/1.1 200");
        answers++;
      }
      assertThat(answers).isGreaterThan(1);
    }
  }

  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = socket.getInputStream().read();
      if (read < 0) {
        throw new AssertionError("closed after: " + head);
      }
      head.append((char) read);
    }
    return head.toString();
  }

  private static String uploadHead(String network) {
    return """
    POST %s/files HTTP/1.1\r
    Host: localhost\r
    Authorization: Bearer %s\r
    X-Forwarded-For: %s\r
    Content-Type: multipart/form-data; boundary=X\r
    Content-Length: 100000\r
    \r
    --X\r
    """
        .formatted(CONVERSATION, ScriptedChat.TOKEN, network);
  }

  private static Socket open(String request) throws IOException {
    URI at = site.at("/");
    Socket socket = new Socket(at.getHost(), at.getPort());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static String stream(String network) {
    return """
    GET %s/events?after=0 HTTP/1.1\r
    Host: localhost\r
    Authorization: Bearer %s\r
    X-Forwarded-For: %s\r
    Accept: text/event-stream\r
    \r
    """
        .formatted(CONVERSATION, ScriptedChat.TOKEN, network);
  }

  @Test
  void theStreamsOfOneConversationAreFewAndEverybodyElseIsServed() throws Exception {
    List<Socket> open = new ArrayList<>();
    String last = "";
    for (int i = 0; last.isEmpty() && i < 50; i++) {
      Socket socket = open(stream("10.0.1." + i));
      open.add(socket);
      String head = head(socket);
      last = head.startsWith("HTTP/1.1 200") ? "" : head;
    }
    try {
      assertThat(open).hasSizeLessThan(10);
      assertThat(last).startsWith("HTTP/1.1 503").containsIgnoringCase("Retry-After: ");
      assertThat(Http.send(Http.to(site.at("/")).GET().build()).statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
    Waiting.until(
        "there is room again",
        () -> {
          try (Socket socket = open(stream("10.0.2.1"))) {
            return head(socket).startsWith("HTTP/1.1 200");
          }
        });
  }
}
