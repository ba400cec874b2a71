package fr.assistantchorus.dialog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answer to a question of fact. It is given in passing and changes nothing.
 *
 * @param intent the sub-intent, {@code parent/child}
 * @param answer what is told where no variant fits
 * @param variants what is told instead to some, by {@link Speaker#code()}, or under {@link
 *     #ACCOUNT}
 */
public record Fact(String intent, Template answer, Map<String, Template> variants) {
  /** The variant for whoever is logged in. */
  static final String ACCOUNT = "account";

  public Fact {
    variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
  }

  /**
   * Returns what to tell this person.
   *
   * @param account whether they are logged in
   */
  public Template answerTo(Optional<Speaker> speaker, boolean account) {
    return Stream.concat(
            speaker.stream().flatMap(who -> who.toldAs().stream()).map(Speaker::code),
            Stream.of(ACCOUNT).filter(_ -> account))
        .filter(variants::containsKey)
        .findFirst()
        .map(variants::get)
        .orElse(answer);
  }
}
