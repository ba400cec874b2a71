package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** « Qu’est-ce qu’il me reste à faire ? » : the four steps of F1, for somebody with an account. */
public final class FirstSteps {
  /**
   * The four steps in order. Of several structures one that is further is enough. Whoever has an
   * account has activated it.
   *
   * @param account an unknown one is nobody's user
   */
  public Future<List<FirstStep>> of(Transaction transaction, UUID account) {
    return transaction
        .query(
            """
            SELECT
              EXISTS (SELECT FROM membership
                      WHERE account = $1) AS attached,
              EXISTS (SELECT FROM membership
                      WHERE account = $1 AND role = 'principal-manager') AS manages,
              EXISTS (SELECT FROM attachment_request
                      WHERE account = $1) AS requested,
              EXISTS (SELECT FROM membership
                      JOIN structure_space ON structure_space.structure = membership.structure
                      WHERE account = $1 AND space = $2) AS tic
            """,
            Tuple.of(account, Space.TIC.code()))
        .map(rows -> steps(rows.iterator().next()));
  }

  private static List<FirstStep> steps(Row row) {
    FirstStep.State structure =
        row.getBoolean("attached")
            ? FirstStep.State.DONE
            : waitingOrToDo(row.getBoolean("requested"));
    // Only the gestionnaire principal opens it (F56).
    boolean anotherOpensIt =
        !row.getBoolean("manages") && (row.getBoolean("attached") || row.getBoolean("requested"));
    FirstStep.State spaces =
        row.getBoolean("tic") ? FirstStep.State.DONE : waitingOrToDo(anotherOpensIt);
    return List.of(
        new FirstStep(FirstStep.Kind.ACCOUNT_AND_STRUCTURE, structure),
        new FirstStep(FirstStep.Kind.SPACES, spaces),
        new FirstStep(FirstStep.Kind.ACTIVATION, FirstStep.State.DONE),
        // None can be entered yet.
        new FirstStep(FirstStep.Kind.BANK_DETAILS, FirstStep.State.TO_DO));
  }

  private static FirstStep.State waitingOrToDo(boolean waiting) {
    return waiting ? FirstStep.State.WAITING : FirstStep.State.TO_DO;
  }
}
