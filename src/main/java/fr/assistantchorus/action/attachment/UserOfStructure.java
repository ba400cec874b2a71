package fr.assistantchorus.action.attachment;

import java.util.UUID;

/** One user of one structure, as the value of a choice. */
record UserOfStructure(UUID structure, UUID account) {
  private static final String SEPARATOR = "/";

  String code() {
    return structure + SEPARATOR + account;
  }

  /** Reads what {@link #code} wrote; the engine takes no other value of a choice. */
  static UserOfStructure ofCode(String code) {
    String[] parts = code.split(SEPARATOR);
    return new UserOfStructure(UUID.fromString(parts[0]), UUID.fromString(parts[1]));
  }
}
