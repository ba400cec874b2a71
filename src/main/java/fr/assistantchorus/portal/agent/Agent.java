package fr.assistantchorus.portal.agent;

import java.util.UUID;

/**
 * Somebody who is logged in to the console.
 *
 * @param account of the portal
 * @param name « Prénom NOM »
 */
public record Agent(UUID account, String name, AgentRole role) {
  public boolean isSupervisor() {
    return role == AgentRole.SUPERVISOR;
  }
}
