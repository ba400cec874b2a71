package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.DialogState.Option;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.structure.StructureName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every action that there is. */
public final class PortalActions {
  private PortalActions() {}

  public static List<Action> of(Portal portal) {
    return List.of(
        new ResendActivation(portal.activation()),
        new ForgotPassword(portal.forgottenPassword()),
        new OpenSupportRequest(portal.support()),
        new WhoAsks(),
        new SupportStanding(portal.personalData(), portal.support()),
        new FollowSupportRequest(portal.support()),
        new LookUpSiret(portal.sirets()),
        new SignUp(portal.registrations(), portal.sirets()),
        new HandToPage(portal.drafts()),
        new TakeOverDraft(portal.drafts()),
        new LogInLink(portal.bindingLinks()),
        new FindStructures(portal.structureSearch()),
        new CreateStructure(portal.structures()),
        new RequestAttachment(portal.attachmentRequests()),
        new AccountNews(portal.pendingActions()),
        new WaitingRequests(portal.pendingActions()),
        new DecideRequests(portal.pendingActions()),
        new StructuresForTic(portal.structures(), portal.structureSpaces()),
        new OpenTicSpace(portal.structureSpaces()),
        new StructuresForBank(portal.structures()),
        new CheckAccountNumber(),
        new AddBankDetails(portal.bankDetails(), portal.bankFiles()),
        new SpacesToSubscribe(
            portal.structures(), portal.structureSpaces(), portal.subscriptions()),
        new RequestSubscription(portal.subscriptions()),
        new RemainingSteps(portal.firstSteps(), portal.registrations(), portal.bindingLinks()));
  }

  /**
   * Returns what the dialogs may call, by name. It needs no database, so that the checker can use
   * it.
   */
  public static Map<String, ActionSignature> signatures() {
    return Stream.of(
            ResendActivation.SIGNATURE,
            ForgotPassword.SIGNATURE,
            OpenSupportRequest.SIGNATURE,
            WhoAsks.SIGNATURE,
            SupportStanding.SIGNATURE,
            FollowSupportRequest.SIGNATURE,
            LookUpSiret.SIGNATURE,
            SignUp.SIGNATURE,
            HandToPage.SIGNATURE,
            TakeOverDraft.SIGNATURE,
            LogInLink.SIGNATURE,
            FindStructures.SIGNATURE,
            CreateStructure.SIGNATURE,
            RequestAttachment.SIGNATURE,
            AccountNews.SIGNATURE,
            WaitingRequests.SIGNATURE,
            DecideRequests.SIGNATURE,
            StructuresForTic.SIGNATURE,
            OpenTicSpace.SIGNATURE,
            StructuresForBank.SIGNATURE,
            CheckAccountNumber.SIGNATURE,
            AddBankDetails.SIGNATURE,
            SpacesToSubscribe.SIGNATURE,
            RequestSubscription.SIGNATURE,
            RemainingSteps.SIGNATURE)
        .collect(Collectors.toUnmodifiableMap(ActionSignature::name, Function.identity()));
  }

  /** Returns a structure as a choice: its name, and its identifier where it has one. */
  static Option option(StructureName structure) {
    String identifier = structure.identifier().value();
    boolean known = identifier != null && !identifier.isBlank();
    return new Option(
        structure.id().toString(), structure.name() + (known ? ", " + identifier : ""));
  }

  /** Returns the minutes to wait, as a text tells them. */
  static Value.Number minutes(Duration wait) {
    return new Value.Number(Limits.minutes(wait));
  }
}
