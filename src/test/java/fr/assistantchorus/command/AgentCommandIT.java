package fr.assistantchorus.command;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.Main;
import fr.assistantchorus.portal.agent.AgentLogin;
import fr.assistantchorus.portal.agent.OneTimeCodes;
import fr.assistantchorus.support.House;
import fr.assistantchorus.support.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command that gives an account a role in the console, and takes it away. */
final class AgentCommandIT {
  private static final String ADDRESS = "agent.durand@portail-exemple.fr";
  private static final Pattern KEY = Pattern.compile("authenticator app: ([A-Z2-7]{32})\\R");

  @AutoClose private static final House HOUSE = new House();
  private final StringWriter output = new StringWriter();
  private @TempDir Path folder;

  @BeforeEach
  void configure() throws Exception {
    HOUSE.empty();
    HOUSE.account(ADDRESS);
    configure(new byte[32]);
  }

  private void configure(byte[] masterKey) throws IOException {
    TestDatabase.configure(folder.resolve("chorus.properties"), HOUSE.database.url(), masterKey);
  }

  @Test
  void anAccountGetsARoleAndAKeyByWhichItLogsIn() {
    assertThat(run("add", ADDRESS, "--role", "supervisor")).isZero();
    String key = key();
    assertThat(output.toString()).contains("otpauth://totp/", "secret=" + key);
    assertThat(logsIn(key)).isTrue();

    assertThat(run("add", ADDRESS)).isZero();
    assertThat(key()).as("a new key each time").isNotEqualTo(key);
    assertThat(logsIn(key)).as("by the key of before").isFalse();
    assertThat(logsIn(key())).isTrue();
    assertThat(role()).isEqualTo("agent");
  }

  @Test
  void theRoleIsTakenAwayAndTheAccountStays() {
    assertThat(run("add", ADDRESS)).isZero();
    String key = key();
    assertThat(run("remove", ADDRESS)).isZero();
    assertThat(logsIn(key)).isFalse();
    assertThat(run("remove", ADDRESS)).isEqualTo(1);
    assertThat(output.toString()).contains("no account, or no role");
    assertThat(HOUSE.database.query("SELECT FROM account").size()).isEqualTo(1);
  }

  @Test
  void whatCannotBeDoneIsToldInALine() throws Exception {
    assertThat(run("add", "personne@exemple.fr")).isEqualTo(1);
    assertThat(output.toString()).contains("personne@exemple.fr");
    assertThat(run("add", ADDRESS, "--role", "chef")).isEqualTo(1);
    assertThat(output.toString()).contains("no role \"chef\"; it is agent or supervisor");
    byte[] other = new byte[32];
    other[0] = 1;
    configure(other);
    assertThat(run("add", ADDRESS)).isEqualTo(1);
    assertThat(output.toString()).contains("MASTER_KEY").doesNotContain("Exception");
    assertThat(HOUSE.database.query("SELECT FROM console_agent").size()).isZero();
  }

  private String key() {
    Matcher told = KEY.matcher(output.toString());
    assertThat(told.find()).as(output.toString()).isTrue();
    return told.group(1);
  }

  private boolean logsIn(String key) {
    HOUSE.clock.advance(Duration.ofMinutes(20));
    Instant now = HOUSE.clock.instant();
    return HOUSE
            .portal
            .agentLogin()
            .login(ADDRESS, House.PASSWORD, new OneTimeCodes().code(key, now), "client", now)
            .await()
        instanceof AgentLogin.Outcome.LoggedIn;
  }

  private static String role() {
    return HOUSE
        .database
        .query("SELECT role FROM console_agent")
        .iterator()
        .next()
        .getString("role");
  }

  private int run(String... arguments) {
    output.getBuffer().setLength(0);
    PrintWriter writer = new PrintWriter(output, true);
    CommandLine command = Main.commandLine().setOut(writer).setErr(writer);
    String[] all = new String[arguments.length + 3];
    all[0] = "agent";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--config";
    all[arguments.length + 2] = folder.resolve("chorus.properties").toString();
    return command.execute(all);
  }
}
