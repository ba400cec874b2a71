package fr.assistantchorus.portal.agent;

import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may do in the console. */
public enum AgentRole {
  /** Finds conversations and looks at them, for a reason. */
  AGENT("agent", "Agent"),
  /** Does what an agent does, and reads what all agents looked at. */
  SUPERVISOR("supervisor", "Responsable");

  private final String code;
  private final String label;

  AgentRole(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** Returns the role's name on the command line and in the database. */
  public String code() {
    return code;
  }

  /** Returns the French name. */
  public String label() {
    return label;
  }

  public static Optional<AgentRole> ofCode(String code) {
    return Stream.of(values()).filter(role -> role.code.equals(code)).findFirst();
  }
}
