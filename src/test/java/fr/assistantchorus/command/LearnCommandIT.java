package fr.assistantchorus.command;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.Main;
import fr.assistantchorus.conversation.chat.ChatAnswer;
import fr.assistantchorus.conversation.chat.TurnRequest;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands of whoever writes phrases, on a database that people have talked to. */
final class LearnCommandIT {
  /** No phrase in French has anything in common with it. */
  private static final String RIDDLE = "ζουζούνι του τρακτέρ";

  @AutoClose private static final House HOUSE = new House();
  private final StringWriter output = new StringWriter();
  private @TempDir Path folder;

  @BeforeEach
  void configure() throws IOException {
    HOUSE.empty();
    TestDatabase.configure(folder.resolve("chorus.properties"), HOUSE.database.url(), new byte[32]);
    Files.createDirectory(folder.resolve("intents"));
    Files.writeString(
        folder.resolve("intents/creer_compte.yml"),
        """
        nlu:
          # Whoever comes first.
          - intent: creer_compte
            examples: |
              - créer un compte
        """);
  }

  @Test
  void whatWasNotUnderstoodIsListedFiledAndGoneFromTheList() throws IOException {
    say(RIDDLE + " 06 12 34 56 78");
    say(RIDDLE);
    assertThat(run("list")).isZero();
    assertThat(output.toString())
        .contains(RIDDLE + " 06 **")
        .contains("nearest: ")
        .doesNotContain("34 56");
    String masked = id(output.toString(), Pattern.quote(RIDDLE) + " 06 \\*\\*");
    String plain = id(output.toString(), Pattern.quote(RIDDLE) + "\\R");

    assertThat(file(masked, "creer_compte")).isEqualTo(1);
    assertThat(output.toString()).contains("masked");
    assertThat(file(plain, "creer_conte")).isEqualTo(1);
    assertThat(output.toString()).contains("no intent \"creer_conte\"");
    assertThat(file(plain, "creer_compte")).isZero();
    assertThat(folder.resolve("intents/creer_compte.yml"))
        .content()
        .endsWith("- créer un compte\n      - " + RIDDLE + "\n")
        .contains("# Whoever comes first.");

    assertThat(run("drop", masked)).isZero();
    assertThat(run("drop", masked)).isEqualTo(1);
    assertThat(run("list")).isZero();
    assertThat(output.toString()).isEmpty();
  }

  private int file(String id, String intent) {
    return run("file", id, intent, "--intents", folder.resolve("intents").toString());
  }

  private int run(String... arguments) {
    output.getBuffer().setLength(0);
    PrintWriter writer = new PrintWriter(output, true);
    CommandLine command = Main.commandLine().setOut(writer).setErr(writer);
    String[] all = new String[arguments.length + 3];
    all[0] = "learn";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--config";
    all[arguments.length + 2] = folder.resolve("chorus.properties").toString();
    return command.execute(all);
  }

  /** The number above a text in the list. */
  private static String id(String listed, String text) {
    Matcher matcher = Pattern.compile("(\\d+)  \\S+  not understood\\R  " + text).matcher(listed);
    assertThat(matcher.find()).as(listed).isTrue();
    return matcher.group(1);
  }

  private void say(String text) {
    JsonObject opened = json(HOUSE.chat.open(Optional.of("/"), House.CLIENT).await());
    json(
        HOUSE
            .chat
            .turn(
                UUID.fromString(opened.getString("conversation")),
                opened.getString("token"),
                new TurnRequest(UUID.randomUUID(), new TurnRequest.Input.Text(text), House.CLIENT))
            .await());
  }

  private static JsonObject json(ChatAnswer answer) {
    return new JsonObject(((ChatAnswer.Ok) answer).json());
  }
}
