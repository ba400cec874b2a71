package fr.assistantchorus.portal;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.ChosenCredentials;
import fr.assistantchorus.portal.account.NewAccount;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.agent.AgentRole;
import fr.assistantchorus.portal.agent.Agents;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The invented people of the support: an agent and a supervisor, with the keys of their codes. */
final class DemoAgents {
  static final Person AGENT =
      Person.at("agent.support@portail-exemple.fr").withFirstName("Agent").withLastName("Support");

  private static final Person SUPERVISOR =
      Person.at("responsable.support@portail-exemple.fr")
          .withFirstName("Responsable")
          .withLastName("Support");

  /** Everybody may know these keys, as they may know the password. */
  private static final String AGENT_KEY = "AGENTXDEMONSTRATIONXCHORUSXAAAAA";

  private static final String SUPERVISOR_KEY = "RESPONSABLEXDEMONSTRATIONXCHORUS";

  private final Transaction.Runner transactions;
  private final AccountStore accounts;
  private final Agents agents;

  DemoAgents(Transaction.Runner transactions, AccountStore accounts, Agents agents) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.agents = agents;
  }

  /** Adds them, unless they are there. */
  Future<Void> load(Supplier<Future<ChosenCredentials>> chosen, Instant now) {
    return add(AGENT, chosen, AgentRole.AGENT, AGENT_KEY, now)
        .compose(_ -> add(SUPERVISOR, chosen, AgentRole.SUPERVISOR, SUPERVISOR_KEY, now));
  }

  private Future<Void> add(
      Person person,
      Supplier<Future<ChosenCredentials>> chosen,
      AgentRole role,
      String key,
      Instant now) {
    return transactions
        .transaction(transaction -> accounts.exists(transaction, person.loginAddress()))
        .compose(known ->
            known
                ? Future.succeededFuture()
                : chosen
                    .get()
                    .compose(hashed ->
                        transactions.transaction(transaction ->
                            accounts.insert(
                                transaction, new NewAccount(person, hashed, true), now))))
        .compose(_ -> enrol(person, role, key, now));
  }

  private Future<Void> enrol(Person person, AgentRole role, String key, Instant now) {
    return transactions.transaction(transaction ->
        agents
            .has(transaction, person.loginAddress())
            .compose(known ->
                known
                    ? Future.succeededFuture()
                    : agents.enrol(transaction, person.loginAddress(), role, key, now).mapEmpty()));
  }

  static List<String> lines(String publicUrl) {
    return List.of(
        "  %s (agent du support ; console : %s/console, clé des codes : %s)"
            .formatted(AGENT.loginAddress(), publicUrl, AGENT_KEY),
        "  %s (responsable du support, clé des codes : %s)"
            .formatted(SUPERVISOR.loginAddress(), SUPERVISOR_KEY));
  }
}
