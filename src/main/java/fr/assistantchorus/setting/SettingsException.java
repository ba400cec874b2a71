package fr.assistantchorus.setting;

import java.util.List;

/** The program cannot start with these settings. The message has one line for each fault. */
public final class SettingsException extends Exception {
  SettingsException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
