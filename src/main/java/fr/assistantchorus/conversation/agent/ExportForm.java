package fr.assistantchorus.conversation.agent;

import java.util.Optional;
import java.util.stream.Stream;

/** What a conversation is written as. */
public enum ExportForm {
  /** For src/test/conversations, with invented values in the place of sensitive ones. */
  TEST("test", "txt", "text/plain; charset=utf-8"),
  /** For the Bot Framework's tools, with masks. */
  TRANSCRIPT("transcript", "transcript", "application/json"),
  /** All that is recorded, with masks. */
  JSON("json", "json", "application/json");

  private final String code;
  private final String ending;
  private final String mediaType;

  ExportForm(String code, String ending, String mediaType) {
    this.code = code;
    this.ending = ending;
    this.mediaType = mediaType;
  }

  /** Returns the name in addresses. */
  public String code() {
    return code;
  }

  /** Returns how the name of the file ends, without a dot. */
  public String ending() {
    return ending;
  }

  public String mediaType() {
    return mediaType;
  }

  public static Optional<ExportForm> ofCode(String code) {
    return Stream.of(values()).filter(form -> form.code.equals(code)).findFirst();
  }
}
