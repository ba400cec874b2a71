package fr.assistantchorus.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SentencesTest {
  @ParameterizedTest
  @EnumSource
  void everyReasonOfATypeHasASentenceOfItsOwn(FieldType type) {
    List<String> sentences =
        Stream.concat(type.reasons().stream(), type.doubts().stream())
            .map(reason -> Sentences.of(type, reason))
            .toList();
    assertThat(sentences).isNotEmpty().doesNotHaveDuplicates();
    assertThat(sentences).allMatch(sentence -> sentence.matches("\\p{Lu}.{15,180}[.?]"));
    assertThat(sentences).noneMatch(sentence -> sentence.contains("'"));
  }

  @ParameterizedTest
  @EnumSource
  void aReasonThatTheTypeDoesNotHaveIsAFaultOfOurs(FieldType type) {
    assertThatThrownBy(() -> Sentences.of(type, "no-such-reason"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
