package fr.assistantchorus.portal.structure;

import fr.assistantchorus.company.Establishment;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.space.SpaceStore;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody with an account does with structures: create one (F23, F50 to F54), look at those
 * that they belong to (F26), correct one of which they are gestionnaire principal.
 */
public final class Structures {
  private final StructureStore structures;
  private final SiretLookup sirets;
  private final SpaceStore spaces;
  private final Membership membership;

  public Structures(
      StructureStore structures, SiretLookup sirets, SpaceStore spaces, Membership membership) {
    this.structures = structures;
    this.sirets = sirets;
    this.spaces = spaces;
    this.membership = membership;
  }

  /** What became of a creation. */
  public sealed interface Creation {
    /** The structure exists, and the account is its gestionnaire principal (F54). */
    record Created(StructureName structure) implements Creation {}

    /**
     * The account is gestionnaire principal of this structure already, for instance since the same
     * form was sent twice. Nothing was done.
     */
    record AlreadyYours(StructureName structure) implements Creation {}

    /**
     * The identifier is a structure already, perhaps since a moment ago; it can be asked to attach
     * (F7). Nothing was done.
     */
    record Taken(StructureName structure) implements Creation {}

    /**
     * The establishment is closed. Nothing was done.
     *
     * @param open the open establishments of the same company; may be empty
     */
    record Closed(List<Establishment> open) implements Creation {}

    /**
     * Something is missing or wrong. Nothing was done.
     *
     * @param faults a reason by the key of each {@link StructureField}
     */
    record Refused(Map<String, String> faults) implements Creation {}

    /** Something is odd and was not confirmed; nothing was done. */
    record Doubtful(Map<String, String> doubts) implements Creation {}
  }

  /**
   * Creates a structure, and makes the account its gestionnaire principal at once (F54). Where
   * several create one at the same moment under one identifier, one of them does, and the others
   * find it taken.
   *
   * @param form tells two sendings of one form from two forms, which matters where a structure has
   *     no identifier
   * @param values texts by the keys of {@link StructureField}, {@link StructureTrait} and {@link
   *     StructureForm#UNDISCLOSED}
   * @param confirmed whether odd values were confirmed
   */
  public Future<Creation> create(
      Transaction transaction,
      UUID account,
      UUID form,
      Map<String, String> values,
      boolean confirmed,
      Instant now) {
    EnteredStructure typed = EnteredStructure.of(values);
    Map<String, String> faults = StructureForm.faults(typed);
    if (!faults.isEmpty()) {
      return Future.succeededFuture(new Creation.Refused(faults));
    }
    StructureDetails details = StructureForm.details(typed);
    Map<String, String> doubts = StructureForm.doubts(typed);
    UUID id = idOf(account, form);
    return standing(transaction, details.identifier())
        .compose(standing ->
            switch (standing) {
              case SiretStanding.Closed(var open) ->
                  Future.succeededFuture(new Creation.Closed(open));
              case SiretStanding.Taken _ -> thereAlready(transaction, account, id, details);
              case SiretStanding.Open _, SiretStanding.Undisclosed _, SiretStanding.Unverified _ ->
                  doubts.isEmpty() || confirmed
                      ? insert(transaction, account, id, standing(details, standing), now)
                      : Future.succeededFuture(new Creation.Doubtful(doubts));
            });
  }

  /**
   * Returns what a SIRET means for somebody who is about to create a structure with it.
   *
   * @param siret canonical
   */
  public Future<SiretStanding> look(Transaction transaction, String siret) {
    return sirets.look(transaction, siret);
  }

  private Future<SiretStanding> standing(Transaction transaction, Identifier identifier) {
    return identifier.type() == IdentifierType.SIRET
        ? sirets.look(transaction, identifier.value())
        : Future.succeededFuture(new SiretStanding.Unverified());
  }

  /** What INSEE keeps to itself stays so, whatever is ticked (F11). */
  private static StructureDetails standing(StructureDetails details, SiretStanding standing) {
    boolean kept = standing instanceof SiretStanding.Undisclosed;
    boolean known = kept || standing instanceof SiretStanding.Open;
    return details
        .withUndisclosed(details.undisclosed() || kept)
        .withVerified(known)
        .with(StructureTrait.ACTIVE, true);
  }

  private Future<Creation> insert(
      Transaction transaction, UUID account, UUID id, StructureDetails details, Instant now) {
    return structures
        .insert(transaction, id, details, now)
        .compose(created ->
            created.isEmpty()
                ? thereAlready(transaction, account, id, details)
                : membership
                    .found(transaction, account, id, now)
                    .map(new Creation.Created(created.get())));
  }

  /** Tells whose the structure is that has this id or this identifier. */
  private Future<Creation> thereAlready(
      Transaction transaction, UUID account, UUID id, StructureDetails details) {
    return structures
        .find(transaction, id)
        .compose(same ->
            same.isPresent()
                ? Future.succeededFuture(same.map(Structure::name))
                : structures.find(transaction, details.identifier()))
        .compose(there ->
            membership
                .managed(transaction, account)
                .map(managed -> {
                  StructureName structure = there.orElseThrow();
                  return managed.contains(structure.id())
                      ? new Creation.AlreadyYours(structure)
                      : new Creation.Taken(structure);
                }));
  }

  /** Returns the id that this account's form gives, so that no form can give another's. */
  private static UUID idOf(UUID account, UUID form) {
    return UUID.nameUUIDFromBytes((account + "/" + form).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A structure as somebody who belongs to it sees it: whole, even where its address is masked to
   * others (F11).
   *
   * @param managed whether they are its gestionnaire principal, who may correct it
   * @param services the names of its services; empty where spaces are open for all of it
   */
  public record Own(Structure structure, boolean managed, List<String> services) {}

  /** Returns the structures to which the account is attached, the oldest first (F26). */
  public Future<List<Own>> mine(Transaction transaction, UUID account) {
    return membership
        .joined(transaction, account)
        .compose(joined -> own(transaction, account, joined));
  }

  /** Returns one structure; empty where the account is not attached to it. */
  public Future<Optional<Own>> find(Transaction transaction, UUID account, UUID structure) {
    return membership
        .joined(transaction, account)
        .compose(joined ->
            joined.contains(structure)
                ? own(transaction, account, Set.of(structure))
                : Future.succeededFuture(List.of()))
        .map(found -> found.stream().findFirst());
  }

  private Future<List<Own>> own(Transaction transaction, UUID account, Set<UUID> joined) {
    return Future.all(
            membership.managed(transaction, account),
            spaces.serviceNames(transaction, joined),
            structures.of(transaction, joined))
        .map(all -> {
          Set<UUID> managed = all.resultAt(0);
          Map<UUID, List<String>> services = all.resultAt(1);
          List<Structure> found = all.resultAt(2);
          return found.stream()
              .map(one ->
                  new Own(
                      one, managed.contains(one.id()), services.getOrDefault(one.id(), List.of())))
              .toList();
        });
  }

  /** What became of a correction. */
  public sealed interface Correction {
    /** The structure is described anew. */
    record Corrected(StructureName structure) implements Correction {}

    /**
     * Somebody has corrected it since the form was opened. Nothing was done.
     *
     * @param now as it is now
     */
    record Stale(Structure now) implements Correction {}

    /** Something is missing or wrong. Nothing was done. */
    record Refused(Map<String, String> faults) implements Correction {}

    /** Something is odd and was not confirmed; nothing was done. */
    record Doubtful(Map<String, String> doubts) implements Correction {}

    /** It has a space TIC, so it cannot be a centre de gestion agricole (F39). Nothing was done. */
    record HasTic() implements Correction {}

    /** The account is a user of the structure and not its manager (F33). Nothing was done. */
    record NotManager() implements Correction {}

    /** There is no such structure among those of the account. */
    record Unknown() implements Correction {}
  }

  /**
   * Describes a structure anew; what identifies it stays. Only its gestionnaire principal may.
   *
   * @param version the version of the structure that the form was opened on
   * @param values as for {@link #create}
   */
  public Future<Correction> correct(
      Transaction transaction,
      UUID account,
      UUID structure,
      int version,
      Map<String, String> values,
      boolean confirmed) {
    return structures
        .lock(transaction, structure)
        .compose(_ -> find(transaction, account, structure))
        .compose(found -> {
          if (found.isEmpty()) {
            return Future.succeededFuture(new Correction.Unknown());
          }
          Structure before = found.get().structure();
          if (!found.get().managed()) {
            return Future.succeededFuture(new Correction.NotManager());
          }
          return before.version() == version
              ? correct(transaction, before, entered(before, values), confirmed)
              : Future.succeededFuture(new Correction.Stale(before));
        });
  }

  private static EnteredStructure entered(Structure before, Map<String, String> values) {
    Map<String, String> all = new LinkedHashMap<>(StructureForm.of(before));
    for (StructureField field : StructureField.values()) {
      if (field.keptAs().isPresent()) {
        all.put(field.key(), values.getOrDefault(field.key(), ""));
      }
    }
    for (StructureTrait trait : StructureTrait.values()) {
      all.put(trait.key(), values.getOrDefault(trait.key(), StructureForm.NO));
    }
    all.put(
        StructureForm.UNDISCLOSED,
        values.getOrDefault(StructureForm.UNDISCLOSED, StructureForm.NO));
    return EnteredStructure.of(all);
  }

  private Future<Correction> correct(
      Transaction transaction, Structure before, EnteredStructure entered, boolean confirmed) {
    Map<String, String> faults = StructureForm.faultsOfCorrection(entered);
    if (!faults.isEmpty()) {
      return Future.succeededFuture(new Correction.Refused(faults));
    }
    Map<String, String> doubts = StructureForm.doubts(entered);
    if (!doubts.isEmpty() && !confirmed) {
      return Future.succeededFuture(new Correction.Doubtful(doubts));
    }
    StructureDetails described = StructureForm.described(before.details(), entered);
    return hasTic(transaction, before, described)
        .compose(hasTic ->
            hasTic
                ? Future.succeededFuture(new Correction.HasTic())
                : disclosed(before.details(), described)
                    .compose(details ->
                        structures.update(transaction, before.id(), before.version(), details))
                    .map(new Correction.Corrected(before.name())));
  }

  private Future<Boolean> hasTic(
      Transaction transaction, Structure before, StructureDetails described) {
    return described.is(StructureTrait.MANAGEMENT_CENTRE)
        ? spaces.isOpen(transaction, Set.of(before.id()), Space.TIC)
        : Future.succeededFuture(false);
  }

  /**
   * Masks the address again where INSEE keeps it to itself, or where that cannot be asked now: only
   * what the register discloses, or does not know, is unmasked (F11).
   */
  private Future<StructureDetails> disclosed(StructureDetails before, StructureDetails described) {
    Identifier identifier = before.identifier();
    if (!before.undisclosed()
        || described.undisclosed()
        || identifier.type() != IdentifierType.SIRET) {
      return Future.succeededFuture(described);
    }
    return sirets.keepsToItself(identifier.value()).map(described::withUndisclosed);
  }
}
