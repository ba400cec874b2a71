package fr.assistantchorus.store;

import fr.assistantchorus.support.TcpProxy;
import fr.assistantchorus.support.TestDatabase;
import fr.assistantchorus.support.Waiting;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A node hears what another one tells, again once PostgreSQL is back. */
final class NoticesIT {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

  @AutoClose
  private static final TcpProxy PROXY = new TcpProxy(DATABASE.url().host(), DATABASE.url().port());

  @Test
  void whatIsToldIsHeardAndAgainAfterAnOutage() throws Exception {
    List<UUID> heard = new CopyOnWriteArrayList<>();
    AtomicInteger began = new AtomicInteger();
    Notices notices = Notices.of(DATABASE.vertx(), PROXY.before(DATABASE.url()));
    notices.on(Notice.DESK, heard::add, began::incrementAndGet);
    notices.start();
    Waiting.until("it listens", () -> began.get() == 1);
    UUID first = tell(Notice.DESK);
    tell(Notice.CONVERSATION);
    Waiting.until("the notice", () -> heard.equals(List.of(first)));

    PROXY.cut();
    tell(Notice.DESK);
    PROXY.restore();
    Waiting.until("it listens again, and says that it missed something", () -> began.get() == 2);
    UUID later = tell(Notice.DESK);
    Waiting.until("the notice after the outage", () -> heard.equals(List.of(first, later)));
    notices.close().await();
  }

  private static UUID tell(Notice notice) {
    UUID conversation = UUID.randomUUID();
    DATABASE.within(tx -> notice.tell(tx, conversation));
    return conversation;
  }
}
