package fr.assistantchorus.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.assistantchorus.process.support.ServerProcess;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.TestSmtp;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deploy: two versions of the program beside each other on one database. */
final class YesterdayIT {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();
  @AutoClose private static final TestSmtp SMTP = TestSmtp.plain();

  @TempDir private static Path folder;

  private final Figures figures = new Figures();

  /** As CONTRIBUTING.md has it: first the program, with yesterday's dialogs. */
  @Test
  void conversationsGoOnBetweenYesterdaysProgramAndTodays() throws Exception {
    StringBuilder why = new StringBuilder();
    Optional<Yesterday> yesterday = Yesterday.compiledIn(folder, why);
    if (yesterday.isEmpty()) {
      System.out.println("No two versions beside each other: " + why + ".");
    }
    assumeTrue(yesterday.isPresent(), why.toString());

    // Without a table: yesterday's program makes them, and today's brings them up to date.
    DATABASE.query("CREATE DATABASE before_the_deploy");
    DatabaseUrl url = DATABASE.url().withDatabase("before_the_deploy");
    Path dialogs = yesterday.get().sources().resolve("dialogs");
    try (ServerProcess old =
            server("yesterday", url).fromClasses(yesterday.get().classPath()).withDialogs(dialogs);
        ServerProcess now = server("today", url).withDialogs(dialogs)) {
      old.start();
      Chaos.fillRegister(DATABASE.vertx(), url);
      Alternation alternation = new Alternation(old, now, figures, false);
      alternation.run();
      Check check = new Check(url, SMTP, figures, DATABASE.vertx());
      check.askAgain(old, alternation.talks(), true);
      check.askAgain(now, alternation.talks(), false);
      check.check(now, alternation.unbroken());
      assertThat(alternation.talks()).hasSize(100);
    }
    assertThat(figures.clean()).as(figures.listed()).isTrue();
  }

  private static ServerProcess server(String name, DatabaseUrl url) {
    return Chaos.unlimited(ServerProcess.on(name, url, SMTP.port()))
        .withIntents(Path.of("intents"));
  }
}
