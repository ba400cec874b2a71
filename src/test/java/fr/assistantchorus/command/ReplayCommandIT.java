package fr.assistantchorus.command;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.Main;
import fr.assistantchorus.conversation.Talk;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.Shipped;
import fr.assistantchorus.support.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** What the commands tell of conversations that were held on a database. */
final class ReplayCommandIT {
  private static final String ADDRESS = "jean.durand@gaec-exemple.fr";
  private static final String OLD = "À quelle adresse électronique faut-il vous répondre";
  private static final String NEW = "Où faut-il vous répondre";

  @AutoClose private static final House HOUSE = new House();
  private final StringWriter output = new StringWriter();
  private @TempDir Path folder;
  private Talk talk;

  @BeforeEach
  void talk() throws IOException {
    HOUSE.empty();
    Path file = folder.resolve("chorus.properties");
    TestDatabase.configure(file, HOUSE.database.url(), new byte[32]);
    Files.writeString(file, "DATA_DIRECTORY=target\n", StandardOpenOption.APPEND);
    talk = Talk.open(HOUSE.chat);
    talk.say(HOUSE.chat, "je veux parler à quelqu'un");
    talk.say(HOUSE.chat, "mon compte a \u001b[31mdisparu");
    talk.say(HOUSE.chat, ADDRESS);
  }

  @Test
  void aConversationIsToldAsItWasMaskedAndWithoutWhatWouldSteerTheTerminal() {
    assertThat(run("replay", talk.conversation.toString())).isZero();

    assertThat(output.toString())
        .contains("Conversation " + talk.conversation, "4 turns")
        .contains("person     je veux parler à quelqu'un")
        .contains("heard      sure: contacter_support")
        .contains("act        who-asks -> ")
        .contains("assistant  " + OLD)
        .contains("knows      contact-support: ")
        .contains("j****@****.fr")
        .contains("0 replies came out otherwise")
        .contains("mon compte a \uFFFD[31mdisparu")
        .doesNotContain(ADDRESS, "jean.durand", "\u001b");
  }

  @Test
  void aTerminalIsGivenColours() {
    assertThat(execute(Ansi.ON, "replay", talk.conversation.toString())).isZero();
    assertThat(output.toString()).contains("\u001b[36m").doesNotContain("\u001b[31mdisparu");
  }

  @Test
  void itIsToldAsJsonToo() {
    assertThat(run("replay", "--json", talk.conversation.toString())).isZero();

    JsonObject told = new JsonObject(output.toString());
    assertThat(told.getJsonArray("turns")).hasSize(4);
    JsonObject last = told.getJsonArray("turns").getJsonObject(3);
    assertThat(last.getJsonArray("events").getJsonObject(0).getString("is")).isEqualTo("user-said");
    assertThat(last.getJsonArray("stack").getJsonObject(0).getString("dialog"))
        .isEqualTo("contact-support");
    assertThat(output.toString()).doesNotContain(ADDRESS, "\uE000");
  }

  @Test
  void anUnknownConversationAndFaultyDialogsAreToldInLines() throws IOException {
    assertThat(run("replay", "00000000-0000-0000-0000-000000000000")).isEqualTo(1);
    assertThat(output.toString().strip().lines())
        .singleElement()
        .asString()
        .contains("no conversation");

    Path dialogs = changed("next: email", "next: emial");
    assertThat(run("replay", "--against", dialogs.toString(), talk.conversation.toString()))
        .isEqualTo(1);
    assertThat(output.toString().strip().lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith(dialogs + "/contact-support.yml:"))
        .anyMatch(line -> line.contains("did you mean"));

    assertThat(run("replay", "--against", "nowhere", talk.conversation.toString())).isEqualTo(1);
    assertThat(output.toString()).contains("no folder \"nowhere\"");
  }

  @Test
  void otherDialogsDifferWhereTheyWereChangedAndNowhereElse() throws IOException {
    assertThat(run("replay", "--today", talk.conversation.toString())).isZero();
    assertThat(output.toString()).contains("make the same of it, to the letter");

    Path dialogs = changed(OLD, NEW);
    assertThat(run("replay", "--against", dialogs.toString(), talk.conversation.toString()))
        .isEqualTo(3);
    assertThat(output.toString())
        .containsOnlyOnce("FIRST DIFFERENCE, wording, at contact-support/email")
        .containsOnlyOnce(NEW)
        .contains("   3  wording contact-support/email");
    assertThat(
            run("replay", "--anew", "--against", dialogs.toString(), talk.conversation.toString()))
        .isEqualTo(3);
  }

  @Test
  void keptDialogsAreNamedByTheBeginningOfTheirHash() {
    String hash = Shipped.catalog().hash();
    assertThat(run("replay", "--against", hash.substring(0, 12), talk.conversation.toString()))
        .isZero();
    assertThat(run("replay", "--against", "0123456789", talk.conversation.toString())).isEqualTo(1);
    assertThat(output.toString()).contains("no kept dialogs");
  }

  @Test
  void aRecordThatTheSameDialogsDoNotGiveIsToldLoudly() {
    HOUSE.database.query(
        "UPDATE conversation_turn SET reply = replace(reply, $1, 'Sur quelle planète')", OLD);

    assertThat(run("replay", talk.conversation.toString())).isEqualTo(4);
    assertThat(output.toString()).contains("DEFECT", "Sur quelle planète", OLD);
    assertThat(run("replay", "--since", "1d", "--today")).isEqualTo(4);
    assertThat(output.toString()).contains("DEFECT: 1 conversations", talk.conversation.toString());
  }

  @Test
  void manyConversationsAreCountedAndTheMeantDifferencesAccepted() throws IOException {
    Talk greeted = Talk.open(HOUSE.chat);
    greeted.say(HOUSE.chat, "bonjour");
    String dialogs = changed(OLD, NEW).toString();
    Path accepted = folder.resolve("accepted.txt");
    Path page = folder.resolve("page.html");

    assertThat(run("replay", "--since", "7d", "--against", dialogs, "--html", page.toString()))
        .isEqualTo(3);
    assertThat(output.toString())
        .contains("2 conversations, 6 turns")
        .contains("       1  are the same, to the letter")
        .contains("       1  differ in wording only")
        .contains("       2  come to the same end")
        .contains("       1  wording contact-support/email  (as in " + talk.conversation);
    assertThat(page)
        .content()
        .contains("1 × <code>wording contact-support/email</code>", NEW)
        .doesNotContain(ADDRESS, "<script");

    String[] trial = {
      "replay", "--since", "7d", "--against", dialogs, "--accepted", accepted.toString()
    };
    assertThat(run(Stream.concat(Stream.of(trial), Stream.of("--accept")).toArray(String[]::new)))
        .isZero();
    assertThat(accepted).content().isEqualTo("wording contact-support/email\n");
    assertThat(run(trial)).isZero();
    assertThat(output.toString()).contains("(accepted)");
  }

  @Test
  void whatMakesNoSenseIsRefusedWithAWord() {
    for (String[] odd :
        List.of(
            new String[] {"replay"},
            new String[] {"replay", "--since", "7d"},
            new String[] {"replay", "--since", "soon", "--today"},
            new String[] {"replay", "--anew", talk.conversation.toString()})) {
      assertThat(run(odd)).as(String.join(" ", odd)).isEqualTo(2);
    }
  }

  @Test
  void aConversationIsExportedAsATestAndForBotTools() {
    assertThat(run("export", "--as", "test", talk.conversation.toString())).isZero();
    assertThat(output.toString())
        .contains("> je veux parler à quelqu'un\n")
        .contains("> camille.a@ferme-exemple.fr\n")
        .contains("returns who-asks ")
        .contains("\nat contact-support/")
        .doesNotContain(ADDRESS);

    assertThat(run("export", "--as", "transcript", talk.conversation.toString())).isZero();
    JsonArray activities = new JsonArray(output.toString());
    assertThat(activities.getJsonObject(0).getString("type")).isEqualTo("conversationUpdate");
    assertThat(activities.stream().map(JsonObject.class::cast))
        .anyMatch(activity ->
            "je veux parler à quelqu'un".equals(activity.getString("text"))
                && activity.getJsonObject("from").getString("role").equals("user"));
    assertThat(output.toString()).doesNotContain(ADDRESS, "\uE000");
  }

  private Path changed(String from, String to) throws IOException {
    Path dialogs = Files.createDirectory(folder.resolve("dialogs"));
    for (var source : Shipped.sources().entrySet()) {
      Path file = dialogs.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          source.getKey().equals("contact-support.yml")
              ? source.getValue().replaceFirst(from, to)
              : source.getValue());
    }
    return dialogs;
  }

  private int run(String... arguments) {
    return execute(Ansi.OFF, arguments);
  }

  private int execute(Ansi ansi, String... arguments) {
    output.getBuffer().setLength(0);
    PrintWriter writer = new PrintWriter(output, true);
    CommandLine command =
        Main.commandLine()
            .setColorScheme(Help.defaultColorScheme(ansi))
            .setOut(writer)
            .setErr(writer);
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--config";
    all[arguments.length + 1] = folder.resolve("chorus.properties").toString();
    return command.execute(all);
  }
}
