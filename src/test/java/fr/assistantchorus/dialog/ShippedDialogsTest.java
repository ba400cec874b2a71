package fr.assistantchorus.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.engine.Engine;
import fr.assistantchorus.support.Shipped;
import org.junit.jupiter.api.Test;

final class ShippedDialogsTest {
  @Test
  void theDialogsOfThisRepositoryHaveNoProblem() throws Exception {
    Reading reading = CatalogReader.read(Shipped.sources(), Shipped.vocabulary(), Engine.VERSION);
    if (reading instanceof Reading.Refused(var problems)) {
      assertThat(problems).isEmpty();
    }
  }
}
