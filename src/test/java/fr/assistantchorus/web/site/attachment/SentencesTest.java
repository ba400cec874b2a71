package fr.assistantchorus.web.site.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.attachment.Verdict;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.portal.subscription.DecidedAction;
import fr.assistantchorus.portal.subscription.PendingAction;
import fr.assistantchorus.portal.subscription.PendingActions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SentencesTest {
  private static final Instant AT = Instant.parse("2026-11-22T13:05:10Z");

  /** What a cookie may carry as base64; see {@code Told}. */
  private static final int MAX_BYTES = 3_000 * 3 / 4;

  @Test
  void eachDecisionIsToldByName() {
    assertThat(
            Sentences.of(
                List.of(
                    decided("Marc PETIT", "GAEC Garnier", "", Verdict.ACCEPTED),
                    decided("Julie FONTAINE", "GAEC Garnier", "Suivi des flux", Verdict.ACCEPTED)),
                List.of(decided("Inès MOREAU", "GAEC Garnier", "", Verdict.WITHDRAWN)),
                2))
        .containsExactly(
            "Demande acceptée : Marc PETIT, rattachement à GAEC Garnier.",
            "Demande acceptée : Julie FONTAINE, abonnement à « Suivi des flux » de GAEC Garnier.",
            "Les personnes en sont averties par courriel.",
            "Retirée par la personne le 22 novembre 2026 à 14:05 : Inès MOREAU, rattachement à GAEC"
                + " Garnier.",
            "2 demandes n’attendaient plus : elles n’existent plus, ou ne vous reviennent pas.");
    assertThat(
            Sentences.of(
                List.of(decided("Marc PETIT", "GAEC Garnier", "", Verdict.REFUSED)), List.of(), 0))
        .containsExactly(
            "Demande refusée : Marc PETIT, rattachement à GAEC Garnier.",
            "La personne en est avertie par courriel.");
    assertThat(Sentences.of(List.of(), List.of(), 0)).isEmpty();
  }

  @Test
  void theLongestNamesFitInACookie() {
    List<DecidedAction> most =
        Collections.nCopies(
            PendingActions.PAGE_SIZE,
            decided(
                "É".repeat(200),
                "Œ".repeat(200),
                "Mes mémoires de frais de justice",
                Verdict.ACCEPTED));
    for (String[] told :
        List.of(Sentences.of(most, List.of(), 0), Sentences.of(List.of(), most, 0))) {
      assertThat(String.join("\n", told).getBytes(StandardCharsets.UTF_8).length)
          .isLessThan(MAX_BYTES);
    }
  }

  private static DecidedAction decided(
      String requester, String structure, String wish, Verdict verdict) {
    return new DecidedAction(
        UUID.randomUUID(),
        wish.isEmpty() ? PendingAction.Kind.ATTACHMENT : PendingAction.Kind.SUBSCRIPTION,
        requester,
        new StructureName(UUID.randomUUID(), Identifier.siret("12345678200010"), structure),
        wish,
        verdict,
        AT);
  }
}
