package fr.assistantchorus.hearing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a message can mean while a question is open. The examples name these by {@link #code}. */
public enum Meaning {
  /** The value of the open question, also where the field will refuse it. */
  ANSWER,
  /** Values that were never given before, others than the one that is asked, or beside it. */
  SEVERAL,
  /** An answer that was given is changed, or is said to be wrong. */
  CORRECT,
  /** It goes on without a value, or without a further one. */
  PASS,
  /** It goes on later, or somebody needs a moment. */
  PAUSE,
  /** The matter is given up. */
  CANCEL,
  BACK,
  RESTART,
  REPEAT,
  DONT_KNOW,
  /** Somebody does not want to tell. */
  REFUSE,
  QUESTION,
  /** Another dialog is wanted. */
  OTHER_WISH,
  /** A person is wanted. */
  HUMAN,
  COMPLAINT,
  CHAT,
  /** Only asking back can tell. */
  UNCLEAR;

  /** Returns the name in files: {@code dont-know}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the meaning with this code; empty where there is none. */
  public static Optional<Meaning> ofCode(String code) {
    return Arrays.stream(values()).filter(meaning -> meaning.code().equals(code)).findFirst();
  }
}
