package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.subscription.OpeningFault;
import fr.assistantchorus.portal.subscription.SpacesWish;
import fr.assistantchorus.portal.subscription.StructureSpaces;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Opens « Demande de remboursement TIC » on the whole of a structure, for consultation and
 * modification as it needs (F59), with what is said of the beneficiary (F60).
 */
final class OpenTicSpace implements Action {
  private static final Map<String, ValueType> NAMED = Map.of("structure_name", ValueType.TEXT);

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "open-tic-space",
          Set.of("structure"),
          Set.of("category", "shellfish_number", "pacage"),
          Map.of(
              "opened",
              NAMED,
              "open-already",
              NAMED,
              "management-centre",
              Map.of(),
              "not-manager",
              Map.of()));

  private static final Set<Access> BOTH = Set.of(Access.CONSULTATION, Access.MODIFICATION);

  private final StructureSpaces spaces;

  OpenTicSpace(StructureSpaces spaces) {
    this.spaces = spaces;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    Map<String, String> said = request.arguments();
    Beneficiary beneficiary =
        new Beneficiary(
            Optional.ofNullable(said.get("category")).flatMap(BeneficiaryCategory::ofCode),
            Optional.ofNullable(said.get("pacage")),
            Optional.ofNullable(said.get("shellfish_number")));
    return spaces
        .open(
            transaction,
            request.account().orElseThrow(),
            UUID.fromString(said.get("structure")),
            SpacesWish.of(Map.of(Space.TIC, BOTH)).withBeneficiary(beneficiary),
            request.time())
        .map(opening ->
            switch (opening) {
              case StructureSpaces.Opening.Opened(var structure, var opened, _) ->
                  new Result(
                      opened.isEmpty() ? "open-already" : "opened",
                      Map.of("structure_name", new Value.Text(structure.name())));
              case StructureSpaces.Opening.Refused(var faults) -> refused(faults);
              case StructureSpaces.Opening.NotManager() -> Result.of("not-manager");
            });
  }

  /** One fault alone is the person's; any other is one of this action. */
  private static Result refused(Set<OpeningFault> faults) {
    if (!faults.equals(Set.of(OpeningFault.TIC_NOT_FOR_MANAGEMENT_CENTRE))) {
      throw new IllegalStateException("the space TIC is wished for wrongly: " + faults);
    }
    return Result.of("management-centre");
  }
}
