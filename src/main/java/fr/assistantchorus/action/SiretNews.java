package fr.assistantchorus.action;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.dialog.ActionSignature;
import fr.assistantchorus.dialog.ValueType;
import fr.assistantchorus.engine.Value;
import fr.assistantchorus.portal.structure.SiretLookup;
import fr.assistantchorus.portal.structure.SiretStanding;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether somebody has registered the structure since its SIRET was looked up, which may have
 * been days ago.
 */
final class SiretNews implements Action {
  private static final String SIRET = "siret";
  private static final String STANDING = "standing";
  private static final String TAKEN = "taken";

  static final ActionSignature SIGNATURE =
      new ActionSignature(
          "siret-news",
          Set.of(),
          Set.of(SIRET, STANDING),
          Map.of(
              "none",
              Map.of(),
              TAKEN,
              Map.of("structure", ValueType.TEXT, STANDING, ValueType.TEXT)));

  private final SiretLookup sirets;

  SiretNews(SiretLookup sirets) {
    this.sirets = sirets;
  }

  @Override
  public ActionSignature signature() {
    return SIGNATURE;
  }

  @Override
  public Future<Result> run(Transaction transaction, Request request) {
    String standing = request.arguments().get(STANDING);
    // What was never looked up has no SIRET.
    return standing == null || standing.equals(TAKEN)
        ? Future.succeededFuture(Result.of("none"))
        : sirets.look(transaction, request.arguments().get(SIRET)).map(SiretNews::told);
  }

  private static Result told(SiretStanding now) {
    return now instanceof SiretStanding.Taken(var structure)
        ? new Result(
            TAKEN,
            Map.of(
                "structure",
                new Value.Text(structure.name()),
                STANDING,
                new Value.Text(TAKEN),
                // What was agreed to has changed, so it is asked about once more.
                "confirmed",
                new Value.Nothing()))
        : Result.of("none");
  }
}
