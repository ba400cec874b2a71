package fr.assistantchorus.portal.subscription;

import fr.assistantchorus.portal.attachment.Memberships;
import fr.assistantchorus.portal.space.SpaceStore;
import fr.assistantchorus.portal.space.StructureService;
import fr.assistantchorus.portal.structure.StructureStore;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The services of a structure, for which spaces can be opened (F57). Only its gestionnaire
 * principal adds and renames them.
 */
public final class StructureServices {
  /** How many services a structure may have. */
  public static final int MOST = 20;

  private final StructureStore structures;
  private final Memberships memberships;
  private final SpaceStore spaces;

  public StructureServices(StructureStore structures, Memberships memberships, SpaceStore spaces) {
    this.structures = structures;
    this.memberships = memberships;
    this.spaces = spaces;
  }

  /** What became of the wish to add a service, or to rename one. */
  public sealed interface Outcome {
    /** It has this name now. */
    record Named(String name) implements Outcome {}

    /** Another one of the structure has this name, whatever its case. */
    record Taken() implements Outcome {}

    /** There are {@value StructureServices#MOST} already. */
    record Full() implements Outcome {}

    /** It was renamed by somebody else, or on another page, since it was shown. */
    record Changed(String name) implements Outcome {}

    /** There is no such service of this structure. */
    record Gone() implements Outcome {}

    /** The name is empty, or longer than {@value StructureService#MAX_LENGTH} characters. */
    record NameRefused() implements Outcome {}

    record NotManager() implements Outcome {}
  }

  /**
   * Adds a service.
   *
   * @param name as typed; spaces around it do not count
   */
  public Future<Outcome> add(
      Transaction transaction, UUID manager, UUID structure, String name, Instant now) {
    String stripped = name.strip();
    return managing(
        transaction,
        manager,
        structure,
        stripped,
        () ->
            spaces
                .services(transaction, structure)
                .compose(services ->
                    services.size() >= MOST
                        ? Future.succeededFuture(new Outcome.Full())
                        : spaces
                            .addService(transaction, structure, stripped, now)
                            .map(added ->
                                added ? new Outcome.Named(stripped) : new Outcome.Taken())));
  }

  /**
   * Renames a service. Its spaces and their subscriptions stay as they are.
   *
   * @param before the name that was shown; where it is another one now, nothing is changed
   * @param name as typed; spaces around it do not count
   */
  public Future<Outcome> rename(
      Transaction transaction,
      UUID manager,
      UUID structure,
      UUID service,
      String before,
      String name) {
    String stripped = name.strip();
    return managing(
        transaction,
        manager,
        structure,
        stripped,
        () ->
            spaces
                .services(transaction, structure)
                .compose(services -> {
                  Optional<StructureService> found =
                      services.stream().filter(one -> one.id().equals(service)).findFirst();
                  if (found.isEmpty()) {
                    return Future.succeededFuture(new Outcome.Gone());
                  }
                  String now = found.get().name();
                  return now.equals(before) || now.equals(stripped)
                      ? spaces
                          .renameService(transaction, structure, service, stripped)
                          .map(done -> done ? new Outcome.Named(stripped) : new Outcome.Taken())
                      : Future.succeededFuture(new Outcome.Changed(now));
                }));
  }

  /** Locks the structure until the transaction ends, so that acts upon services go one by one. */
  private Future<Outcome> managing(
      Transaction transaction,
      UUID manager,
      UUID structure,
      String name,
      Supplier<Future<Outcome>> act) {
    if (name.isEmpty()
        || name.codePointCount(0, name.length()) > StructureService.MAX_LENGTH
        || name.chars().anyMatch(Character::isISOControl)) {
      return Future.succeededFuture(new Outcome.NameRefused());
    }
    return memberships
        .holdAsManager(transaction, manager, structure)
        .compose(held ->
            held.isEmpty()
                ? Future.succeededFuture(new Outcome.NotManager())
                : structures.lock(transaction, structure).compose(_ -> act.get()));
  }
}
