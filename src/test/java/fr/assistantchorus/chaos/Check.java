package fr.assistantchorus.chaos;

import fr.assistantchorus.conversation.record.Replay;
import fr.assistantchorus.conversation.turn.Catalogs;
import fr.assistantchorus.process.support.ChatClient;
import fr.assistantchorus.process.support.ChatClient.Turn;
import fr.assistantchorus.process.support.ServerProcess;
import fr.assistantchorus.store.Database;
import fr.assistantchorus.store.DatabaseUrl;
import fr.assistantchorus.support.Mails;
import fr.assistantchorus.support.Shipped;
import fr.assistantchorus.support.TestSmtp;
import fr.assistantchorus.support.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds what the server, PostgreSQL and the mailbox have against what clients were told, once all
 * is quiet.
 *
 * <p>A mail comes at least once, always under the Message-ID that was chosen in the transaction of
 * its act: SMTP has no transaction that spans the two, so a kill between its « 250 » and the commit
 * sends it once more. Hence mails are counted by their Message-ID, and repetitions apart.
 */
final class Check {
  /** Mails that a killed server had released wait for a while before they are sent. */
  private static final Duration UNTIL_SENT = Duration.ofMinutes(2);

  private final DatabaseUrl url;
  private final TestSmtp smtp;
  private final Figures figures;
  private final Vertx vertx;

  Check(DatabaseUrl url, TestSmtp smtp, Figures figures, Vertx vertx) {
    this.url = url;
    this.smtp = smtp;
    this.figures = figures;
    this.vertx = vertx;
  }

  /** What stands in PostgreSQL that all conversations so far have led to. */
  private record Kept(long registrations, long links, long mails, long decoys) {}

  private long registrations;
  private long links;
  private long mails;
  private long decoys;

  /**
   * Checks conversations that are over.
   *
   * @param server any, to be asked
   * @param talks those since the last check
   */
  void check(ServerProcess server, List<Talk> talks) throws Exception {
    askAgain(server, talks, false);
    for (Talk talk : talks) {
      if (!talk.whole()) {
        figures.violated(talk + " did not come to its end");
      }
      countEvents(server, talk);
    }
    replay(talks);
    checkSupport(talks);
    checkRegistrations(talks);
    checkMails(talks);
  }

  /**
   * Asks for every answer once more, which must be the same to the byte.
   *
   * @param mayPutOff whether the server may answer 503 instead, so that another one is asked
   * @return how often it did
   */
  long askAgain(ServerProcess server, List<Talk> talks, boolean mayPutOff) {
    return talks.stream().mapToLong(talk -> askAgain(server, talk, mayPutOff)).sum();
  }

  private long askAgain(ServerProcess server, Talk talk, boolean mayPutOff) {
    long putOff = 0;
    for (Map.Entry<Turn, String> answered : talk.answered().entrySet()) {
      HttpResponse<String> now = talk.chat().send(server, answered.getKey());
      if (now.body().equals(answered.getValue())) {
        figures.repeated.incrementAndGet();
      } else if (now.statusCode() == 503 && mayPutOff) {
        putOff++;
      } else {
        figures.violated(
            "%s, turn %s: first %s, now %s"
                .formatted(talk, answered.getKey().id(), answered.getValue(), now.body()));
      }
    }
    return putOff;
  }

  /** Each turn is in the log once: one event of the user, and one reply; and the welcome. */
  private void countEvents(ServerProcess server, Talk talk) {
    Map<String, Integer> from = new HashMap<>();
    long after = 0;
    while (true) {
      String page = ChatClient.answered(talk.chat().events(server, after));
      List<JsonObject> events =
          new JsonObject(page).getJsonArray("events").stream().map(JsonObject.class::cast).toList();
      if (events.isEmpty()) {
        break;
      }
      events.forEach(event -> from.merge(event.getString("from"), 1, Integer::sum));
      after = events.getLast().getLong("seq");
    }
    int turns = talk.answered().size();
    if (!from.equals(Map.of("user", turns, "assistant", turns + 1))) {
      figures.violated("%s: %d turns, but events from %s".formatted(talk, turns, from));
    }
  }

  private void replay(List<Talk> talks) {
    Database database = Database.open(vertx, url, Database.Patience.BACKGROUND);
    try {
      Catalogs catalogs =
          Catalogs.keep(database, Shipped.vocabulary(), Shipped.catalog(), Instant.now()).await();
      Replay replay = new Replay(database, catalogs);
      for (Talk talk : talks) {
        var differences = replay.asItWas(talk.chat().id()).await();
        figures.replayed.incrementAndGet();
        if (!differences.isEmpty()) {
          figures.violated("%s replays otherwise: %s".formatted(talk, differences));
        }
      }
    } finally {
      database.close().await();
    }
  }

  private void checkSupport(List<Talk> talks) throws SQLException {
    Map<String, String> told = new TreeMap<>();
    for (Talk talk : talks) {
      talk.numbers().forEach(number -> told.put(number, talk.chat().id().toString()));
    }
    Map<String, String> kept = new TreeMap<>();
    TreeSet<String> conversations = new TreeSet<>();
    talks.forEach(talk -> conversations.add(talk.chat().id().toString()));
    for (List<String> row : rows("SELECT number, conversation::text FROM support_request")) {
      if (conversations.contains(row.get(1))) {
        kept.put(row.get(0), row.get(1));
      }
    }
    expect("support requests", told, kept);
    expect("support requests told", of(talks, Script.CONTACT_SUPPORT), (long) told.size());
  }

  private void checkRegistrations(List<Talk> talks) throws Exception {
    registrations += of(talks, Script.SIGN_UP_AND_RESEND);
    links +=
        talks.stream()
            .filter(talk -> talk.script() != Script.CONTACT_SUPPORT)
            .mapToLong(talk -> talk.script().acts())
            .sum();
    mails += talks.stream().mapToLong(talk -> talk.script().mails()).sum();
    decoys += talks.stream().mapToLong(talk -> talk.script().decoys()).sum();
    Waiting.until(
        "all mails are sent",
        UNTIL_SENT,
        () -> count("SELECT count(*) FROM outbox WHERE state = 'queued'") == 0);
    Kept kept =
        new Kept(
            count("SELECT count(*) FROM pending_registration"),
            count("SELECT count(*) FROM activation_link"),
            count("SELECT count(*) FROM outbox WHERE state = 'sent'"),
            count("SELECT count(*) FROM outbox WHERE state = 'discarded'"));
    expect("rows of acts", new Kept(registrations, links, mails, decoys), kept);
  }

  private void checkMails(List<Talk> talks) throws Exception {
    Map<String, String> received = new HashMap<>();
    int again = 0;
    for (MimeMessage mail : smtp.received()) {
      if (received.put(mail.getMessageID(), Mails.to(mail)) != null) {
        again++;
      }
    }
    smtp.empty();
    figures.mails.addAndGet(received.size());
    figures.mailsAgain.addAndGet(again);
    List<String> promised = new ArrayList<>();
    for (Talk talk : talks) {
      for (int mail = 0; mail < talk.script().mails(); mail++) {
        promised.add(talk.address());
      }
    }
    expect("mails by receiver", sorted(promised), sorted(received.values()));
  }

  private static List<String> sorted(Collection<String> texts) {
    return texts.stream().sorted().toList();
  }

  private static long of(List<Talk> talks, Script script) {
    return talks.stream().filter(talk -> talk.script() == script).count();
  }

  private void expect(String what, Object told, Object found) {
    if (!found.equals(told)) {
      figures.violated("%s: clients were told %s, but there are %s".formatted(what, told, found));
    }
  }

  private long count(String sql) throws SQLException {
    return Long.parseLong(rows(sql).getFirst().getFirst());
  }

  private List<List<String>> rows(String sql) throws SQLException {
    try (Connection connection = Postgres.connect(url);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.add(found.getString(column));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
