package fr.assistantchorus.portal;

import fr.assistantchorus.portal.account.AccountStore;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.StructureTrait;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The further structures of the invented people, as they create them once they have an account: one
 * of each kind, so that lists have pages and the search has something to find.
 */
final class DemoStructures {
  private static final String INES = "ines.moreau@comptable-exemple.fr";

  /** A structure, and who creates it. */
  private record Wish(String creator, Map<String, String> values) {
    Wish with(String field, String value) {
      Map<String, String> more = new LinkedHashMap<>(values);
      more.put(field, value);
      return new Wish(creator, more);
    }

    Wish with(StructureTrait trait) {
      return with(trait.key(), "yes");
    }
  }

  private static final List<Wish> WISHES =
      List.of(
          siret(DemoRequests.SOPHIE, "66666666400014", "CUMA du Bocage", "1 zone du Bocage")
              .with("label", "La CUMA")
              .with("email", "bureau@cuma-exemple.fr")
              .with("phone", "01 99 00 12 34")
              .with("fax", "01 99 00 12 35")
              .with("rcs", "RCS Dijon 666 666 664"),
          of(DemoRequests.SOPHIE, IdentifierType.INDIVIDUAL, "Sophie GARNIER", "2 chemin du Bois"),
          of(
              DemoRequests.SOPHIE,
              IdentifierType.BEING_REGISTERED,
              "GFA des Coteaux",
              "Lieu-dit Les Coteaux"),
          of(
                  DemoRequests.SOPHIE,
                  IdentifierType.EUROPEAN_VAT,
                  "Garnier Transports",
                  "12 rue de la Gare")
              .with("identifier", "BE0123456749")
              .with("postal_code", "5000")
              .with("city", "Namur")
              .with("country", "Belgique"),
          siret(INES, "77777777200016", "Cabinet Verdier et associés", "30 boulevard des Comptoirs")
              .with("label", "Centre de gestion")
              .with(StructureTrait.MANAGEMENT_CENTRE),
          siret(INES, "99112233400014", "Commune de Bel-Air", "1 place de la Mairie")
              .with(StructureTrait.PUBLIC_BODY),
          siret(INES, "99887766600011", "Lycée agricole de Bel-Air", "3 rue des Écoles")
              .with(StructureTrait.PUBLIC_BODY));

  private final AccountStore accounts;
  private final Structures structures;

  DemoStructures(AccountStore accounts, Structures structures) {
    this.accounts = accounts;
    this.structures = structures;
  }

  private static Wish siret(String creator, String siret, String name, String street) {
    return of(creator, IdentifierType.SIRET, name, street).with("siret", siret);
  }

  private static Wish of(String creator, IdentifierType type, String name, String street) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("identifier_type", type.code());
    values.put("name", name);
    values.put("street", street);
    values.put("postal_code", "21000");
    values.put("city", "Dijon");
    values.put("country", "France");
    return new Wish(creator, values).with(StructureTrait.ACCEPTS_REQUESTS);
  }

  /** Adds those that are missing; where one is there already, nothing happens to it. */
  Future<Void> load(Transaction transaction, Instant now) {
    Future<Void> done = Future.succeededFuture();
    for (Wish wish : WISHES) {
      done = done.compose(_ -> create(transaction, wish, now));
    }
    return done;
  }

  private Future<Void> create(Transaction transaction, Wish wish, Instant now) {
    // The same form each time, so that a structure without an identifier is there once.
    UUID form = UUID.nameUUIDFromBytes(wish.toString().getBytes(StandardCharsets.UTF_8));
    return accounts
        .find(transaction, wish.creator())
        .compose(account ->
            structures.create(
                transaction, account.orElseThrow().id(), form, wish.values(), true, now))
        .mapEmpty();
  }
}
