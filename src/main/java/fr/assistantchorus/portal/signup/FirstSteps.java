package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.attachment.Attachment;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.portal.attachment.Standing;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.space.SpaceStore;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Answers « Qu’est-ce qu’il me reste à faire ? » for somebody with an account, by the four steps of
 * F1.
 */
public final class FirstSteps {
  private final Attachments attachments;
  private final SpaceStore spaces;
  private final BankDetailsReader bankDetails;

  public FirstSteps(Attachments attachments, SpaceStore spaces, BankDetailsReader bankDetails) {
    this.attachments = attachments;
    this.spaces = spaces;
    this.bankDetails = bankDetails;
  }

  /** Tells which structures have bank details that go with a request (F24). */
  @FunctionalInterface
  public interface BankDetailsReader {
    Future<Set<UUID>> withActive(Transaction transaction, Set<UUID> structures);
  }

  /**
   * Returns the four steps, in order. Where an account has several structures, the one that is
   * farthest counts. An account that exists has been activated.
   *
   * @param account an unknown account belongs to no structure
   */
  public Future<List<FirstStep>> of(Transaction transaction, UUID account) {
    return attachments
        .of(transaction, account)
        .compose(all ->
            spaces
                .isOpen(transaction, joined(all), Space.TIC)
                .compose(tic ->
                    bankDetails
                        .withActive(transaction, joined(all))
                        .map(with ->
                            steps(
                                all.stream().map(Attachment::standing).collect(Collectors.toSet()),
                                tic,
                                !with.isEmpty()))));
  }

  /**
   * Returns the structures that the account is attached to, without those that it only asks to be
   * attached to.
   */
  private static Set<UUID> joined(List<Attachment> attachments) {
    return attachments.stream()
        .filter(attachment -> attachment.standing() != Standing.REQUESTED)
        .map(attachment -> attachment.structure().id())
        .collect(Collectors.toSet());
  }

  /**
   * Returns the four steps of somebody with an account.
   *
   * @param standings what the account is to its structures
   * @param tic whether the space TIC is open on one that the account is attached to
   * @param bankDetails whether one that the account is attached to has active bank details
   */
  private static List<FirstStep> steps(Set<Standing> standings, boolean tic, boolean bankDetails) {
    boolean manages = standings.contains(Standing.PRINCIPAL_MANAGER);
    boolean attached = manages || standings.contains(Standing.MEMBER);
    boolean requested = standings.contains(Standing.REQUESTED);
    FirstStep.State structure = attached ? FirstStep.State.DONE : waitingOrToDo(requested);
    // Only the gestionnaire principal opens the space (F56) and adds bank details.
    boolean anotherDoesIt = !manages && (attached || requested);
    FirstStep.State spaces = tic ? FirstStep.State.DONE : waitingOrToDo(anotherDoesIt);
    FirstStep.State bank = bankDetails ? FirstStep.State.DONE : waitingOrToDo(anotherDoesIt);
    return List.of(
        new FirstStep(FirstStep.Kind.ACCOUNT_AND_STRUCTURE, structure),
        new FirstStep(FirstStep.Kind.SPACES, spaces),
        new FirstStep(FirstStep.Kind.ACTIVATION, FirstStep.State.DONE),
        new FirstStep(FirstStep.Kind.BANK_DETAILS, bank));
  }

  private static FirstStep.State waitingOrToDo(boolean waiting) {
    return waiting ? FirstStep.State.WAITING : FirstStep.State.TO_DO;
  }
}
