package fr.assistantchorus.portal.signup;

import static fr.assistantchorus.portal.PortalFixture.after;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.PortalFixture;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.altcha.altcha.Altcha;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HumanCheckIT {
  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private static final HumanCheck CHECK = FIXTURE.portal.humanCheck();
  private static final Pattern SUM = Pattern.compile("Combien font (\\S+) et (\\S+)\u00a0\\?");
  private static final List<String> NUMBERS =
      List.of(
          "zéro",
          "un",
          "deux",
          "trois",
          "quatre",
          "cinq",
          "six",
          "sept",
          "huit",
          "neuf",
          "dix",
          "onze",
          "douze",
          "treize",
          "quatorze",
          "quinze",
          "seize",
          "dix-sept",
          "dix-huit",
          "dix-neuf",
          "vingt");
  private static final int TOO_LATE = 20;

  private static boolean passes(String proof, String token, String answer, int minutes) {
    return FIXTURE.within(tx -> CHECK.passes(tx, proof, token, answer, after(minutes)));
  }

  /** Solves it as the widget does. */
  private static JsonObject solved(String challenge) throws Exception {
    JsonObject asked = new JsonObject(challenge);
    Altcha.Solution solution =
        Altcha.solveChallenge(
            asked.getString("challenge"),
            asked.getString("salt"),
            Altcha.Algorithm.SHA256,
            asked.getLong("maxnumber"),
            0);
    return new JsonObject()
        .put("algorithm", asked.getString("algorithm"))
        .put("challenge", asked.getString("challenge"))
        .put("number", solution.number)
        .put("salt", asked.getString("salt"))
        .put("signature", asked.getString("signature"));
  }

  private static String encoded(JsonObject proof) {
    return Base64.getEncoder().encodeToString(proof.encode().getBytes(StandardCharsets.UTF_8));
  }

  private static int sum(HumanCheck.Question question) {
    Matcher asked = SUM.matcher(question.text());
    assertThat(asked.matches()).isTrue();
    return NUMBERS.indexOf(asked.group(1)) + NUMBERS.indexOf(asked.group(2));
  }

  @Test
  void aProofOfWorkCountsOnceHoweverItIsWritten() throws Exception {
    JsonObject proof = solved(CHECK.challenge(after(0)));

    assertThat(passes(encoded(proof), "", "", 1)).isTrue();
    assertThat(passes(encoded(proof), "", "", 1)).isFalse();
    assertThat(passes(encoded(proof.put("took", 12)), "", "", 2)).isFalse();
  }

  @Test
  void aProofExpiresAndStaysUsedAsLongAsItWouldHold() throws Exception {
    JsonObject proof = solved(CHECK.challenge(after(0)));
    assertThat(passes(encoded(proof), "", "", TOO_LATE)).isFalse();
    assertThat(passes(encoded(proof), "", "", TOO_LATE - 1)).isTrue();
    assertThat(passes(encoded(proof), "", "", TOO_LATE - 1)).isFalse();
  }

  @Test
  void aProofThatIsAlteredIsNone() throws Exception {
    JsonObject proof = solved(CHECK.challenge(after(0)));
    String later = proof.getString("salt").replaceFirst("expires=\\d+", "expires=9999999999");

    assertThat(passes(encoded(proof.copy().put("salt", later)), "", "", 1)).isFalse();
    assertThat(passes(encoded(proof.copy().put("number", 1)), "", "", 1)).isFalse();
    assertThat(passes(encoded(proof.copy().put("signature", "00")), "", "", 1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "e30=", "bnVsbA==", "eyJzYWx0IjoxfQ==", "W10="})
  void whatIsNoProofIsRefusedQuietly(String proof) {
    assertThat(passes(proof, proof, "12", 0)).isFalse();
  }

  @Test
  void aSumIsAnsweredInDigitsOrInWordsOnce() {
    HumanCheck.Question one = CHECK.question(after(0));
    assertThat(passes("", one.token(), " " + sum(one) + " ", 1)).isTrue();
    assertThat(passes("", one.token(), String.valueOf(sum(one)), 1)).isFalse();

    HumanCheck.Question other = CHECK.question(after(0));
    assertThat(passes("", other.token(), String.valueOf(sum(other) + 1), 1)).isFalse();
    assertThat(passes("", other.token(), NUMBERS.get(sum(other)).toUpperCase(), 1)).isTrue();
  }

  @Test
  void aSumExpires() {
    HumanCheck.Question question = CHECK.question(after(0));
    assertThat(passes("", question.token(), String.valueOf(sum(question)), TOO_LATE)).isFalse();
  }
}
