package fr.assistantchorus.portal;

import fr.assistantchorus.field.Country;
import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.account.ChosenCredentials;
import fr.assistantchorus.portal.account.Passwords;
import fr.assistantchorus.portal.account.Person;
import fr.assistantchorus.portal.account.PostalAddress;
import fr.assistantchorus.portal.account.SecretQuestion;
import fr.assistantchorus.portal.limit.PortalRules;
import fr.assistantchorus.portal.signup.Activation;
import fr.assistantchorus.portal.signup.Asker;
import fr.assistantchorus.portal.signup.PendingRegistration;
import fr.assistantchorus.portal.signup.PendingRegistrationStore;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.StructureDetails;
import fr.assistantchorus.portal.structure.StructureText;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Invented people for somebody who tries the portal: registrations that wait, a farmer with bank
 * details, a manager with requests to decide on, a user, a support agent. Only the embedded
 * defaults load it.
 */
public final class DemoData {
  static final String PASSWORD = "Prairie-Fleurie-1789";
  static final String ANSWER = "Câline";

  /** The token of a link that expired. Everybody may know it, since it opens nothing. */
  static final String EXPIRED_TOKEN = "demonstration-lien-expire";

  private static final Duration EXPIRED_SINCE = Duration.ofHours(1);

  private static final Identifier DURAND = Identifier.siret("12345678200010");
  private static final Identifier MARTIN = Identifier.siret("11223344000018");
  private static final Identifier CUMA = Identifier.siret("22334455700010");
  private static final Identifier LEFEVRE = Identifier.siret("33445566400014");
  private static final Identifier GARNIER = Identifier.siret("44556677100017");
  private static final Identifier BERNARD = Identifier.siret("55667788800019");

  private static final List<PendingRegistration> WAITING =
      List.of(
          farm("camille.durand@ferme-exemple.fr", "Durand", "Camille", DURAND, "EARL Durand"),
          farm("nadia.benali@cuma-exemple.fr", "Benali", "Nadia", CUMA, "CUMA des Trois Rivières"));

  private static final PendingRegistration EXPIRED =
      farm("lucas.martin@ferme-exemple.fr", "Martin", "Lucas", MARTIN, "Ferme Martin");

  private static final List<PendingRegistration> ACTIVE =
      List.of(
          farm(DemoRequests.PAUL, "Lefèvre", "Paul", LEFEVRE, "EARL Lefèvre"),
          farm(DemoRequests.SOPHIE, "Garnier", "Sophie", GARNIER, "GAEC Garnier"),
          farm("marc.petit@comptable-exemple.fr", "Petit", "Marc", GARNIER, "GAEC Garnier"),
          farm("ines.moreau@comptable-exemple.fr", "Moreau", "Inès", GARNIER, "GAEC Garnier"),
          farm(DemoRequests.JULIE, "Fontaine", "Julie", GARNIER, "GAEC Garnier"),
          farm(DemoRequests.HUGO, "Bernard", "Hugo", BERNARD, "Cabinet Bernard"));

  private final PortalRules rules;
  private final Transaction.Runner transactions;
  private final AccountStore accounts;
  private final PendingRegistrationStore pending;
  private final Activation activation;
  private final DemoRequests requests;
  private final DemoStructures structures;
  private final DemoSupport support;
  private final DemoBankDetails bankDetails;
  private final DemoAgents agents;
  private final Passwords passwords;

  DemoData(
      PortalRules rules,
      Transaction.Runner transactions,
      AccountStore accounts,
      PendingRegistrationStore pending,
      Activation activation,
      DemoRequests requests,
      DemoStructures structures,
      DemoSupport support,
      DemoBankDetails bankDetails,
      DemoAgents agents,
      Passwords passwords) {
    this.rules = rules;
    this.transactions = transactions;
    this.accounts = accounts;
    this.pending = pending;
    this.activation = activation;
    this.requests = requests;
    this.structures = structures;
    this.support = support;
    this.bankDetails = bankDetails;
    this.agents = agents;
    this.passwords = passwords;
  }

  /**
   * Adds the people who are missing, without sending a mail to those who wait for one, and leaves
   * those who are there as they are.
   *
   * @return lines to print, in French
   */
  public Future<List<String>> load(Instant now) {
    Future<Void> done = Future.succeededFuture();
    for (PendingRegistration registration : WAITING) {
      done = done.compose(_ -> addWaiting(registration, now).mapEmpty());
    }
    done = done.compose(_ -> addExpired(now));
    for (PendingRegistration registration : ACTIVE) {
      done = done.compose(_ -> addActive(registration, now));
    }
    return done.compose(_ -> agents.load(this::chosen, now))
        .compose(_ -> transactions.transaction(transaction -> requests.load(transaction, now)))
        .compose(_ -> transactions.transaction(transaction -> structures.load(transaction, now)))
        .compose(_ ->
            transactions.transaction(transaction ->
                support.load(
                    transaction,
                    ACTIVE.getFirst().person().loginAddress(),
                    DemoAgents.AGENT.loginAddress(),
                    now)))
        .compose(_ -> bankDetails.load(ACTIVE.getFirst().person().loginAddress(), now))
        .map(_ -> lines());
  }

  private Future<Optional<UUID>> addWaiting(PendingRegistration registration, Instant now) {
    return transactions.transaction(transaction -> addWaiting(transaction, registration, now));
  }

  /**
   * Adds a registration that waits, unless its address has one or has an account.
   *
   * @return the registration's id; empty where nothing was added
   */
  private Future<Optional<UUID>> addWaiting(
      Transaction transaction, PendingRegistration registration, Instant now) {
    String address = registration.person().loginAddress();
    return Future.all(
            accounts.exists(transaction, address), pending.lock(transaction, address, now))
        .compose(found -> {
          boolean known = found.resultAt(0);
          Optional<UUID> waiting = found.resultAt(1);
          return known || waiting.isPresent()
              ? Future.succeededFuture(Optional.empty())
              : pending
                  .keep(transaction, registration, Asker.from("demo"), now)
                  .compose(_ -> pending.lock(transaction, address, now));
        });
  }

  private Future<Void> addExpired(Instant now) {
    Instant expired = now.minus(EXPIRED_SINCE);
    return transactions.transaction(transaction ->
        addWaiting(transaction, EXPIRED, now)
            .compose(added ->
                added.isEmpty()
                    ? Future.succeededFuture()
                    : pending.addLink(
                        transaction,
                        added.get(),
                        EXPIRED_TOKEN,
                        expired.minus(rules.linkValidity()),
                        expired)));
  }

  private Future<Void> addActive(PendingRegistration registration, Instant now) {
    return missing(registration.person().loginAddress())
        .compose(missing ->
            missing
                ? chosen()
                    .compose(chosen ->
                        transactions.transaction(transaction ->
                            activation.become(transaction, registration, chosen, now)))
                    .mapEmpty()
                : Future.succeededFuture());
  }

  private Future<Boolean> missing(String address) {
    return transactions
        .transaction(transaction -> accounts.exists(transaction, address))
        .map(known -> !known);
  }

  private Future<ChosenCredentials> chosen() {
    return passwords.hash(PASSWORD, SecretQuestion.PROPOSED.getFirst(), ANSWER);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Inscriptions en attente d’activation :");
    WAITING.forEach(registration -> lines.add("  " + registration.person().loginAddress()));
    lines.add(
        "  %s (lien expiré : %s)"
            .formatted(EXPIRED.person().loginAddress(), rules.activation(EXPIRED_TOKEN)));
    lines.add("Comptes, mot de passe « %s » :".formatted(PASSWORD));
    lines.add("  %s (exploitant)".formatted(ACTIVE.getFirst().person().loginAddress()));
    lines.add(
        "  %s (gestionnaire, quatre demandes à décider)"
            .formatted(ACTIVE.get(1).person().loginAddress()));
    lines.add("  %s (utilisatrice, avec des abonnements)".formatted(DemoRequests.JULIE));
    lines.addAll(DemoAgents.lines(rules.publicUrl()));
    return lines;
  }

  private static PendingRegistration farm(
      String address, String lastName, String firstName, Identifier siret, String name) {
    return new PendingRegistration(
        Person.at(address)
            .withFirstName(firstName)
            .withLastName(lastName)
            .withHome(
                new PostalAddress(
                    Map.of(
                        PostalAddress.Part.STREET, "3 chemin des Prés",
                        PostalAddress.Part.POSTAL_CODE, "21000",
                        PostalAddress.Part.CITY, "Dijon",
                        PostalAddress.Part.COUNTRY, Country.FRANCE))),
        StructureDetails.of(siret)
            .with(StructureText.NAME, name)
            .with(StructureText.STREET, "1 chemin des Prés")
            .with(StructureText.POSTAL_CODE, "21000")
            .with(StructureText.CITY, "Dijon")
            .with(StructureText.COUNTRY, Country.FRANCE)
            .withVerified(true),
        Set.of(Space.TIC, Space.ISSUED_INVOICES, Space.FLOWS),
        new Beneficiary(
            Optional.of(BeneficiaryCategory.FARMING_COMPANY),
            Optional.of("021155950"),
            Optional.empty()));
  }
}
