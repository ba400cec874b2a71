package fr.assistantchorus.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpeakerTest {
  private static final Fact FACT =
      new Fact(
          "a/b",
          new Template("anybody"),
          Map.of(
              "farmer", new Template("farmer"),
              "applicant", new Template("applicant"),
              "account", new Template("account")));

  @ParameterizedTest
  @CsvSource({
    "-,           farmer,      farmer",
    "farmer,      manager,     manager",
    "manager,     farmer,      manager",
    "manager,     applicant,   applicant",
    "applicant,   manager,     manager",
    "third-party, applicant,   third-party",
    "third-party, manager,     third-party",
    "third-party, farmer,      farmer",
    "farmer,      third-party, third-party"
  })
  void whatTellsLessDoesNotReplaceWhatTellsMore(String before, String learnt, String now) {
    assertThat(Speaker.ofCode(learnt).orElseThrow().learntAfter(Speaker.ofCode(before)).code())
        .isEqualTo(now);
  }

  @ParameterizedTest
  @CsvSource({
    "farmer,      true,  farmer",
    "manager,     false, farmer",
    "applicant,   true,  applicant",
    "third-party, false, applicant",
    "-,           true,  account",
    "-,           false, anybody"
  })
  void aFactIsToldInTheWordsForWhoeverAsks(String speaker, boolean account, String told) {
    Optional<Speaker> who = Speaker.ofCode(speaker);
    assertThat(FACT.answerTo(who, account).render(Map.of())).isEqualTo(told);
  }
}
