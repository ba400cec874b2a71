package fr.assistantchorus.engine;

import java.time.Instant;

/** What a slot holds or an action gives back. */
public sealed interface Value {
  record Text(String text) implements Value {}

  record Secret(SecretRef ref) implements Value {}

  record Number(long number) implements Value {}

  record Moment(Instant moment) implements Value {}
}
