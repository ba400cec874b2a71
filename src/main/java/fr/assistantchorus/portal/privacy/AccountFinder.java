package fr.assistantchorus.portal.privacy;

import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.portal.support.SupportRequests;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds the people whom a number is about, for agents of the support who were given it. */
public final class AccountFinder {
  private final StructureStore structures;
  private final Memberships memberships;
  private final SupportRequests support;

  public AccountFinder(
      StructureStore structures, Memberships memberships, SupportRequests support) {
    this.structures = structures;
    this.memberships = memberships;
    this.support = support;
  }

  /**
   * Returns accounts: those that belong to the structure with this number, or the one that has
   * opened the request with this number.
   *
   * @param text any text; one that is no number finds nobody
   */
  public Future<List<UUID>> byNumber(Transaction transaction, String text) {
    Future<List<UUID>> found =
        support
            .owner(transaction, text.strip())
            .map(owner -> new ArrayList<>(owner.stream().toList()));
    for (Identifier identifier : identifiers(text).toList()) {
      found =
          found.compose(known ->
              structures
                  .find(transaction, identifier)
                  .compose(structure -> accounts(transaction, structure))
                  .map(more -> {
                    known.addAll(more);
                    return known;
                  }));
    }
    return found;
  }

  private Future<List<UUID>> accounts(Transaction transaction, Optional<StructureName> structure) {
    return structure.isEmpty()
        ? Future.succeededFuture(List.of())
        : memberships.accounts(transaction, structure.get().id());
  }

  /** Returns what a text may be the number of. */
  private static Stream<Identifier> identifiers(String text) {
    return Stream.of(IdentifierType.values())
        .flatMap(type ->
            field(type).stream()
                .flatMap(field ->
                    field.parse(text) instanceof Parsed.Ok(String canonical)
                        ? Stream.of(new Identifier(type, canonical))
                        : Stream.empty()));
  }

  private static Optional<FieldType> field(IdentifierType type) {
    return type == IdentifierType.SIRET
        ? Optional.of(FieldType.SIRET)
        : type.number().map(IdentifierType.Number::type);
  }
}
