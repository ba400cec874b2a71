package fr.assistantchorus.action;

import fr.assistantchorus.action.attachment.DetachUser;
import fr.assistantchorus.action.attachment.HandOverRole;
import fr.assistantchorus.action.attachment.JoinedStructures;
import fr.assistantchorus.action.attachment.LeaveStructure;
import fr.assistantchorus.action.attachment.ManagedUsers;
import fr.assistantchorus.action.attachment.OwnAttachments;
import fr.assistantchorus.action.attachment.RequestAttachment;
import fr.assistantchorus.action.attachment.WithdrawAttachment;
import fr.assistantchorus.action.subscription.OwnSubscriptions;
import fr.assistantchorus.action.subscription.RemoveSubscription;
import fr.assistantchorus.action.subscription.RequestSubscription;
import fr.assistantchorus.action.subscription.SpacesToSubscribe;
import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.portal.Portal;
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
        new SupportDesk(portal.desk()),
        new WaitForAgent(portal.desk()),
        new LeaveDesk(portal.desk()),
        new WhoAsks(),
        new SupportStanding(portal.personalData(), portal.support()),
        new FollowSupportRequest(portal.support()),
        new LookUpSiret(portal.sirets()),
        new SiretNews(portal.sirets()),
        new SignUp(portal.registrations(), portal.sirets()),
        new HandToPage(portal.drafts()),
        new TakeOverDraft(portal.drafts()),
        new LogInLink(portal.bindingLinks()),
        new FindStructures(portal.structureSearch()),
        new CreateStructure(portal.structures()),
        new RequestAttachment(portal.attachmentRequests()),
        new OwnAttachments(portal.structures(), portal.attachmentRequests()),
        new WithdrawAttachment(portal.attachmentRequests()),
        new JoinedStructures(portal.structures()),
        new LeaveStructure(portal.memberships()),
        new ManagedUsers(portal.memberships()),
        new DetachUser(portal.memberships()),
        new HandOverRole(portal.memberships()),
        new AccountNews(portal.pendingActions(), portal.structures()),
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
        new OwnSubscriptions(portal.subscriptions()),
        new RemoveSubscription(portal.subscriptions()),
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
            SupportDesk.SIGNATURE,
            WaitForAgent.SIGNATURE,
            LeaveDesk.SIGNATURE,
            WhoAsks.SIGNATURE,
            SupportStanding.SIGNATURE,
            FollowSupportRequest.SIGNATURE,
            LookUpSiret.SIGNATURE,
            SiretNews.SIGNATURE,
            SignUp.SIGNATURE,
            HandToPage.SIGNATURE,
            TakeOverDraft.SIGNATURE,
            LogInLink.SIGNATURE,
            FindStructures.SIGNATURE,
            CreateStructure.SIGNATURE,
            RequestAttachment.SIGNATURE,
            OwnAttachments.SIGNATURE,
            WithdrawAttachment.SIGNATURE,
            JoinedStructures.SIGNATURE,
            LeaveStructure.SIGNATURE,
            ManagedUsers.SIGNATURE,
            DetachUser.SIGNATURE,
            HandOverRole.SIGNATURE,
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
            OwnSubscriptions.SIGNATURE,
            RemoveSubscription.SIGNATURE,
            RemainingSteps.SIGNATURE)
        .collect(Collectors.toUnmodifiableMap(ActionSignature::name, Function.identity()));
  }
}
