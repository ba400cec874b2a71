package fr.assistantchorus.support;

import fr.assistantchorus.company.StockRegister;
import fr.assistantchorus.mail.MailComposer;
import fr.assistantchorus.mail.Outbox;
import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.portal.account.SlowHash;
import fr.assistantchorus.portal.limit.PortalRules;

/** The portal's parts on a test's database, and the outbox that its mails wait in. */
public record TestPortal(Portal portal, Outbox outbox) {
  public static final String MAIL_FROM = "portail@portail.test";

  /** One with rules of its own, and hashes that cost nearly nothing. */
  public static TestPortal of(TestDatabase database, PortalRules rules) {
    return of(database, rules, TestRules.LOW_COST);
  }

  public static TestPortal of(TestDatabase database, PortalRules rules, SlowHash.Cost cost) {
    Outbox outbox = new Outbox(database.database(), database.seal(), MAIL_FROM);
    Portal portal =
        Portal.of(
            new Portal.Ground(
                database.vertx(),
                database.database(),
                database.background(),
                database.seal(),
                new StockRegister(database.register()),
                new MailComposer(rules.publicUrl(), MAIL_FROM),
                outbox),
            rules,
            cost);
    return new TestPortal(portal, outbox);
  }
}
