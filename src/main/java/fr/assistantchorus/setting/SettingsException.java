package fr.assistantchorus.setting;

import java.util.List;

/** Settings that cannot be started with; its message has one line for each fault. */
public final class SettingsException extends Exception {
  SettingsException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
