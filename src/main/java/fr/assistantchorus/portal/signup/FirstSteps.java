package fr.assistantchorus.portal.signup;

import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/**
 * Answers « Qu’est-ce qu’il me reste à faire ? » for somebody with an account, by the four steps of
 * F1.
 */
public final class FirstSteps {
  /**
   * Returns the four steps, in order. Where an account has several structures, the one that is
   * farthest counts. An account that exists has been activated.
   *
   * @param account an unknown account belongs to no structure
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
    // Only the gestionnaire principal opens the space (F56).
    boolean anotherOpensIt =
        !row.getBoolean("manages") && (row.getBoolean("attached") || row.getBoolean("requested"));
    FirstStep.State spaces =
        row.getBoolean("tic") ? FirstStep.State.DONE : waitingOrToDo(anotherOpensIt);
    return List.of(
        new FirstStep(FirstStep.Kind.ACCOUNT_AND_STRUCTURE, structure),
        new FirstStep(FirstStep.Kind.SPACES, spaces),
        new FirstStep(FirstStep.Kind.ACTIVATION, FirstStep.State.DONE),
        // Bank details cannot be entered yet.
        new FirstStep(FirstStep.Kind.BANK_DETAILS, FirstStep.State.TO_DO));
  }

  private static FirstStep.State waitingOrToDo(boolean waiting) {
    return waiting ? FirstStep.State.WAITING : FirstStep.State.TO_DO;
  }
}
