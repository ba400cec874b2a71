package fr.assistantchorus.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What has been done and seen so far; any thread may count. */
final class Figures {
  private static final int MOST_SHOWN = 50;

  final AtomicLong kills = new AtomicLong();
  final AtomicLong postgresKills = new AtomicLong();
  final AtomicLong conversations = new AtomicLong();

  /** Turns that were answered by 200. */
  final AtomicLong acknowledged = new AtomicLong();

  /** Requests that a kill broke off: the client does not know whether its turn was taken. */
  final AtomicLong broken = new AtomicLong();

  /** Requests that were put off by 429 or 503. */
  final AtomicLong putOff = new AtomicLong();

  /** Turns that were sent again although they had been answered, and gave the same answer. */
  final AtomicLong repeated = new AtomicLong();

  final AtomicLong acts = new AtomicLong();
  final AtomicLong mails = new AtomicLong();

  /** Mails that came again under their Message-ID. */
  final AtomicLong mailsAgain = new AtomicLong();

  final AtomicLong replayed = new AtomicLong();

  private final List<String> violations = Collections.synchronizedList(new ArrayList<>());

  /** Records what must not be. */
  void violated(String what) {
    violations.add(what);
    System.out.println("VIOLATION " + what);
  }

  boolean clean() {
    return violations.isEmpty();
  }

  /** Returns the line that sums up. */
  String summary(long seed) {
    return ("chaos: %d kills of the server, %d of PostgreSQL; %d conversations, %d turns"
            + " acknowledged, %d requests broken off, %d put off and retried, %d turns asked"
            + " again and answered alike; %d acts, %d mails (%d came twice, under their"
            + " Message-ID); %d conversations replayed; %d violations; seed %d")
        .formatted(
            kills.get(),
            postgresKills.get(),
            conversations.get(),
            acknowledged.get(),
            broken.get(),
            putOff.get(),
            repeated.get(),
            acts.get(),
            mails.get(),
            mailsAgain.get(),
            replayed.get(),
            violations.size(),
            seed);
  }

  /** Returns the violations, the first ones where there are many. */
  String listed() {
    return String.join("\n", violations.stream().limit(MOST_SHOWN).toList());
  }
}
