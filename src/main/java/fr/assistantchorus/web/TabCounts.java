package fr.assistantchorus.web;

import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.subscription.PendingActions;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.page.Tab;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import java.util.Map;

/** Tells how much waits behind each tab: a manager's decisions (F35, F66). */
record TabCounts(PendingActions actions) implements Visitors.Counts {
  @Override
  public Future<Map<String, Integer>> of(Transaction transaction, Account account) {
    return account.isManager()
        ? actions
            .waitingCount(transaction, account.id())
            .map(count -> Map.of(Tab.MANAGER, Math.toIntExact(count)))
        : Future.succeededFuture(Map.of());
  }
}
