package fr.assistantchorus.web.site.attachment;

import fr.assistantchorus.portal.attachment.Verdict;
import fr.assistantchorus.portal.subscription.DecidedAction;
import fr.assistantchorus.portal.subscription.PendingAction;
import fr.assistantchorus.portal.subscription.PendingActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in French what was decided on what, each by name, in few enough words for a banner. */
final class Sentences {
  /** The longest name that is told whole, in characters; the page keeps the rest. */
  private static final int LONGEST_NAME = 40;

  /** How many are told by name; what a banner says is kept in a cookie. */
  private static final int MOST_NAMED = PendingActions.PAGE_SIZE;

  private Sentences() {}

  /**
   * Returns what a decision has done.
   *
   * @param done what was decided now
   * @param before what had been decided on others of those that were chosen
   * @param gone how many of those are there no more
   */
  static String[] of(List<DecidedAction> done, List<DecidedAction> before, int gone) {
    List<String> sentences = new ArrayList<>();
    done.stream().limit(MOST_NAMED).forEach(each -> sentences.add(now(each)));
    others(done).ifPresent(sentences::add);
    if (!done.isEmpty()) {
      sentences.add(
          done.size() == 1
              ? "La personne en est avertie par courriel."
              : "Les personnes en sont averties par courriel.");
    }
    before.stream().limit(MOST_NAMED).forEach(each -> sentences.add(before(each)));
    if (before.size() > MOST_NAMED) {
      sentences.add(
          "Et %d autres sur lesquelles une décision était déjà prise."
              .formatted(before.size() - MOST_NAMED));
    }
    if (gone > 0) {
      sentences.add(
          gone == 1
              ? "Une demande n’attendait plus : elle n’existe plus, ou ne vous revient pas."
              : gone
                  + " demandes n’attendaient plus : elles n’existent plus, ou ne vous reviennent"
                  + " pas.");
    }
    return sentences.toArray(String[]::new);
  }

  /** Returns how many more were decided alike than are named. */
  private static Optional<String> others(List<DecidedAction> done) {
    int more = done.size() - MOST_NAMED;
    if (more <= 0) {
      return Optional.empty();
    }
    String verdict = done.getFirst().verdict() == Verdict.REFUSED ? "refusée" : "acceptée";
    return Optional.of(
        more == 1
            ? "Et une autre demande %s.".formatted(verdict)
            : "Et %d autres demandes %ss.".formatted(more, verdict));
  }

  /** Returns « Marc PETIT, rattachement à GAEC Garnier ». */
  private static String named(DecidedAction action) {
    return action.kind() == PendingAction.Kind.ATTACHMENT
        ? "%s, rattachement à %s".formatted(cut(action.requester()), cut(action.structure().name()))
        : "%s, abonnement à « %s » de %s"
            .formatted(cut(action.requester()), action.wish(), cut(action.structure().name()));
  }

  private static String now(DecidedAction action) {
    return switch (action.verdict()) {
      case ACCEPTED -> "Demande acceptée : %s.".formatted(named(action));
      case REFUSED -> "Demande refusée : %s.".formatted(named(action));
      case WITHDRAWN -> "Demande retirée : %s.".formatted(named(action));
    };
  }

  private static String before(DecidedAction action) {
    String at = action.decidedAtInFrench();
    return switch (action.verdict()) {
      case ACCEPTED -> "Déjà acceptée le %s : %s.".formatted(at, named(action));
      case REFUSED -> "Déjà refusée le %s : %s.".formatted(at, named(action));
      case WITHDRAWN -> "Retirée par la personne le %s : %s.".formatted(at, named(action));
    };
  }

  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }
}
