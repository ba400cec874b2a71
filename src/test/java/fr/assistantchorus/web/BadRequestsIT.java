package fr.assistantchorus.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.assistantchorus.web.chat.ScriptedChat;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Requests that no browser sends: each is a fault of its sender, and never one of the server. */
final class BadRequestsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TURNS =
      "/api/v1/conversations/%s/turns".formatted(ScriptedChat.CONVERSATION);
  private static final String TURN = "7d0f6c1e-52b4-4f0f-8c37-0f4f4d1f8a20";

  @AutoClose private static final TestSite SITE = new TestSite("http://localhost:8080");

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void leave() {
    root.detachAppender(log);
  }

  @ParameterizedTest(name = "{0} with {1}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /connexion             | Content-Type: multipart/form-data                        | a=b | 403
          /connexion             | Content-Type: Multipart/Form-Data; boundary=             | a=b | 403
          /connexion             | Content-Type: multipart/mixed                            | a=b | 403
          /connexion             | Content-Type: multipart/form-data; boundary=x; charset=y | a=b | 415
          /connexion             | Content-Type: application/x-www-form-urlencoded; charset=no-such | a=b | 415
          /connexion             | Content-Type: application/x-www-form-urlencoded; charset=é | a=b | 415
          /connexion             | Content-Type: application/x-www-form-urlencoded          | a=%zz | 400
          /connexion             | Content-Type: multipart/form-data; boundary=x | --x@Content-Disposition: form-data; name="a"@Content-Type: text/plain; charset=no-such@@b@--x-- | 400
          /connexion             | Expect: 200-ok                                           | a=b | 417
          /api/v1/conversations  | Content-Type: multipart/form-data                        | {}  | 415
          /api/v1/conversations  | Content-Type: application/json; charset=no-such          | {}  | 415
          /api/v1/conversations  | Expect: 200-ok                                           | {}  | 417
          /nowhere               | Content-Type: multipart/form-data                        | a   | 404
          """)
  void whatCannotBeReadIsRefused(String path, String header, String body, int status)
      throws Exception {
    assertRefused(post(path, header, body.replace("@", "\r\n")), status);
  }

  @ParameterizedTest
  @CsvSource({"'\\n', 422", "'\\r\\n', 422", "'\\u0000', 422", "' ', 422"})
  void theIdOfATurnEndsWithItsLastDigit(String after, int status) throws Exception {
    String body = "{\"turn\":\"%s%s\",\"text\":\"oui\"}".formatted(TURN, after);
    String headers =
        "Authorization: Bearer %s\r\nContent-Type: application/json".formatted(ScriptedChat.TOKEN);
    assertRefused(post(TURNS, headers, body), status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost\r\nHost: localhost\r\nContent-Length: 0",
        "Host: localhost\r\nHost: elsewhere\r\nContent-Length: 0",
        "Host: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
        "Host: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 0",
        "Host: localhost\r\nTransfer-Encoding: Chunked\r\nContent-Length: 5"
      })
  void aRequestThatCanBeReadInTwoWaysEndsTheConnection(String headers) throws Exception {
    String request = "POST /api/v1/conversations HTTP/1.1\r\n" + headers + "\r\n\r\n0\r\n\r\n";
    String second = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    assertThat(answer(request + second))
        .startsWith("HTTP/1.1 400 ")
        .doesNotContain("HTTP/1.1 200", "HTTP/1.1 201");
  }

  /** A page of a stranger whose name leads here (DNS rebinding) reads nothing. */
  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:8080, 200",
    "127.0.0.1:9, 200",
    "[::1]:8080, 200",
    "ailleurs.exemple, 421",
    "localhost.ailleurs.exemple, 421",
    "a b, 400",
    "'', 421",
    "localhost@ailleurs.exemple, 400"
  })
  void onlyThePortalsOwnNameIsAnswered(String host, int status) throws Exception {
    for (String path : List.of("/", "/openapi.yaml")) {
      assertThat(
              answer(
                  "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host)))
          .startsWith("HTTP/1.1 %d ".formatted(status));
    }
  }

  @Test
  void aRequestThatNamesNoHostIsRefused() throws Exception {
    assertThat(answer("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(answer("GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200 ");
  }

  @Test
  void aBodyInChunksAloneIsRead() throws Exception {
    assertThat(
            answer(
                "POST /api/v1/conversations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "2\r\n{}\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 201 ");
  }

  private static String post(String path, String headers, String body) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(path, headers, body.getBytes(StandardCharsets.UTF_8).length, body);
  }

  private void assertRefused(String request, int status) throws IOException {
    assertThat(answer(request)).startsWith("HTTP/1.1 %d ".formatted(status));
    assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR));
  }

  /** What the server says to this request until it closes the connection. */
  private static String answer(String request) throws IOException {
    URI site = SITE.at("/");
    try (Socket socket = new Socket(site.getHost(), site.getPort())) {
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
