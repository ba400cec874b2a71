package fr.assistantchorus.command;

import fr.assistantchorus.log.LogFormat;
import fr.assistantchorus.log.LogOutput;
import fr.assistantchorus.setting.CannotStart;
import fr.assistantchorus.setting.SettingsException;
import fr.assistantchorus.setting.Sources;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Talks to dialogs at a terminal, in a portal that is thrown away; for who writes dialogs. */
@Command(
    name = "chat",
    description = {
      "Talks to the dialogs of a folder. When a file there has changed, the next message is"
          + " answered by the changed dialogs.",
      "Acts are done and mails are sent in a portal of its own, which is thrown away at the end.",
      "+2 or +LABEL presses a button, :test FILE writes the conversation as a test, :new begins"
          + " another one; the end of the input ends it."
    },
    mixinStandardHelpOptions = true)
public final class ChatCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final Pattern PLACE = Pattern.compile("\\d{1,3}");
  private static final String PRESS = "+";
  private static final String TEST = ":test ";
  private static final String NEW = ":new";

  @Mixin private SourceOptions options;
  @Spec private CommandSpec command;

  /** What is typed; a test types into it. */
  BufferedReader typed =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private ThrownAway program;
  private HttpTalk talk;
  private JsonArray buttons = new JsonArray();
  private int mails;

  @Override
  public Integer call() throws IOException {
    LogOutput.useWarningsOnly();
    Sources sources = options.sources();
    try (ThrownAway started = ThrownAway.start(sources, LogFormat.TEXT)) {
      program = started;
      started.application().demo().forEach(out()::println);
      mails = mails().size();
      begin();
      for (String line = read(); line != null; line = read()) {
        answer(line, sources);
      }
      return DONE;
    } catch (SettingsException e) {
      command.commandLine().getErr().println(e.getMessage());
      return REFUSED;
    } catch (CannotStart e) {
      tell(e.lines());
      return REFUSED;
    }
  }

  private String read() throws IOException {
    out().print("> ");
    out().flush();
    return typed.readLine();
  }

  private void begin() throws IOException {
    talk = HttpTalk.open(program.site());
    out().println(ink().faint("conversation " + talk.conversation()));
    show(talk.opened());
  }

  private void answer(String line, Sources sources) throws IOException {
    renew(sources);
    if (line.equals(NEW)) {
      begin();
    } else if (line.startsWith(TEST)) {
      Path file = Path.of(line.substring(TEST.length()).strip());
      Files.writeString(file, program.application().exportedAsTest(talk.conversation()));
      out().println(ink().faint("written to " + file));
    } else if (line.startsWith(PRESS) && !buttons.isEmpty()) {
      Optional<String> pressed = button(line.substring(PRESS.length()).strip());
      if (pressed.isPresent()) {
        show(talk.press(pressed.get()));
      } else {
        out().println(ink().warning("no such button"));
      }
    } else {
      show(talk.say(line));
    }
    showMails();
  }

  /** Takes the dialogs that have changed; where they have faults, those of before stay. */
  private void renew(Sources sources) throws IOException {
    try {
      if (program.application().renewDialogs(sources)) {
        out().println(ink().faint("the dialogs have changed"));
      }
    } catch (CannotStart faults) {
      tell(faults.lines());
      out().println(ink().warning("the dialogs of before go on"));
    }
  }

  private Optional<String> button(String named) {
    Matcher place = PLACE.matcher(named);
    return IntStream.range(0, buttons.size())
        .filter(i ->
            place.matches()
                ? i + 1 == Integer.parseInt(named)
                : buttons.getJsonObject(i).getString("label").equalsIgnoreCase(named))
        .mapToObj(i -> buttons.getJsonObject(i).getString("value"))
        .findFirst();
  }

  private void show(JsonObject reply) {
    for (JsonObject message : objects(reply.getJsonArray("messages"))) {
      out().println(ink().assistant(Ink.plain(message.getString("text"))));
      if (message.getValue("rows") instanceof JsonArray rows
          && "recap".equals(message.getString("kind"))) {
        objects(rows)
            .forEach(row ->
                out()
                    .println(
                        Ink.plain(
                            "    " + row.getString("label") + " : " + row.getString("value"))));
      }
      if (message.containsKey("href")) {
        out().println("    " + Ink.plain(message.getString("href")));
      }
    }
    JsonObject expect = reply.getJsonObject("expect");
    buttons = expect == null ? new JsonArray() : expect.getJsonArray("options", new JsonArray());
    for (int i = 0; i < buttons.size(); i++) {
      out()
          .println(
              "  +%d %s".formatted(i + 1, Ink.plain(buttons.getJsonObject(i).getString("label"))));
    }
    JsonObject at = reply.getJsonObject("at");
    out()
        .println(
            ink()
                .faint(
                    at == null
                        ? "(none)"
                        : "(%s/%s)".formatted(at.getString("dialog"), at.getString("state"))));
    out().flush();
  }

  private void showMails() throws IOException {
    List<JsonObject> all = mails();
    for (JsonObject mail : all.subList(0, Math.max(0, all.size() - mails))) {
      out()
          .println(
              ink()
                  .faint(
                      "mail to %s: %s %s"
                          .formatted(
                              mail.getString("to"),
                              mail.getString("subject"),
                              mail.getJsonArray("links").encode())));
    }
    mails = all.size();
  }

  private List<JsonObject> mails() throws IOException {
    return objects(new JsonArray(HttpTalk.get(program.site() + "/dev/mail.json")));
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
  }

  private void tell(List<String> lines) {
    lines.forEach(command.commandLine().getErr()::println);
  }

  private Ink ink() {
    return new Ink(command.commandLine().getColorScheme().ansi());
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
