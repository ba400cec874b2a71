package fr.assistantchorus.web;

import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.subscription.PendingActions;
import fr.assistantchorus.portal.subscription.Subscriptions;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.page.Tab;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/**
 * Tells which tabs an account has: the one of the TIC refunds is there for whoever may use an open
 * TIC space, as manager or by an accepted subscription (F56, F66), without logging in again (F55);
 * and how much waits: a manager's decisions (F35, F66).
 */
record AccountTabs(PendingActions actions, Subscriptions subscriptions) implements Visitors.Tabs {
  @Override
  public Future<Visitors.TabsOf> of(Transaction transaction, Account account) {
    return counts(transaction, account)
        .compose(counts ->
            subscriptions
                .mayUseAnywhere(transaction, account.id(), Space.TIC)
                .map(tic -> new Visitors.TabsOf(counts, tic ? Set.of() : Set.of(Tab.TIC))));
  }

  private Future<Map<String, Integer>> counts(Transaction transaction, Account account) {
    return account.isManager()
        ? actions
            .waitingCount(transaction, account.id())
            .map(count -> Map.of(Tab.MANAGER, Math.toIntExact(count)))
        : Future.succeededFuture(Map.of());
  }
}
