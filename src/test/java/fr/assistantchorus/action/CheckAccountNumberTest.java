package fr.assistantchorus.action;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.conversation.chat.Action;
import fr.assistantchorus.engine.SecretRef;
import fr.assistantchorus.engine.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CheckAccountNumberTest {
  /**
   * One of Moldova, whose accounts are any 20 letters and digits, here those of an Austrian IBAN.
   */
  private static final String IBAN_WITHIN_AN_IBAN = "MD65AT611904300234573201";

  @Test
  void anIbanWithinAnIbanIsAskedForAgain() {
    Action.Result result = check(Map.of("iban", IBAN_WITHIN_AN_IBAN));
    assertThat(result.outcome()).isEqualTo("wrong");
    assertThat(result.values()).containsEntry("block", new Value.Text("bban"));
  }

  @Test
  void aWholeNumberFillsItsBlocks() {
    Action.Result result = check(Map.of("iban", "FR7630006000011234567890189"));
    assertThat(result.outcome()).isEqualTo("right-iban");
    assertThat(result.values()).containsKeys("country", "iban_key", "bban", "number");
  }

  private static Action.Result check(Map<String, String> arguments) {
    Action.Request request =
        new Action.Request(
            arguments,
            Instant.EPOCH,
            new UUID(0, 1),
            Optional.empty(),
            "client",
            true,
            (type, value) -> new Value.Secret(new SecretRef(value, type.mask(value))),
            null,
            null);
    return new CheckAccountNumber().run(null, request).await();
  }
}
