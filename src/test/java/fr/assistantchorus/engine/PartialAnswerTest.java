package fr.assistantchorus.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.dialog.Dialog;
import fr.assistantchorus.dialog.Slot;
import fr.assistantchorus.support.Shipped;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names under which stored states keep what is not whole yet do not change. */
final class PartialAnswerTest {
  private static final Dialog SIGN_UP = Shipped.catalog().dialog("sign-up");
  private static final Slot SPACES = SIGN_UP.slots().get("spaces");
  private static final Slot CITY = SIGN_UP.slots().get("city");
  private static final Value DIJON = new Value.Text("Dijon");
  private static final Frame NOTHING = Frame.begin(SIGN_UP, Map.of());

  @Test
  void whatWasChosenAndWhatIsInDoubtAreReadFromAStateThatWasStored() {
    Frame stored =
        Frame.begin(SIGN_UP, Map.of("spaces+", new Value.Text("tic,aides"), "city?", DIJON));

    assertThat(new PartialAnswer(stored, SPACES).chosen()).isEqualTo(List.of("tic", "aides"));
    assertThat(new PartialAnswer(stored, CITY).doubted()).contains(DIJON);
    assertThat(new PartialAnswer(stored, CITY).chosen()).isEmpty();
  }

  @Test
  void whatIsStoredHasTheNamesOfBefore() {
    Frame chosen = new PartialAnswer(NOTHING, SPACES).choosing("tic");

    assertThat(new PartialAnswer(chosen, SPACES).choosing("aides").slots())
        .isEqualTo(Map.of("spaces+", new Value.Text("tic,aides")));
    assertThat(new PartialAnswer(NOTHING, CITY).doubting(DIJON).slots())
        .isEqualTo(Map.of("city?", DIJON));
  }

  @Test
  void anAnswerLeavesNothingPartialOfItsOwnSlotAndAllOfTheOthers() {
    Frame chosen = new PartialAnswer(NOTHING, SPACES).choosing("tic");
    Frame both = new PartialAnswer(chosen, CITY).doubting(DIJON);

    assertThat(new PartialAnswer(both, SPACES).settled()).isEqualTo(Map.of("city?", DIJON));
  }
}
