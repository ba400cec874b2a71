package fr.assistantchorus.portal.support;

import java.util.Optional;
import java.util.UUID;

/**
 * A request to the support as an agent sees it.
 *
 * @param address where the answer is told of, masked
 * @param known whether its owner has an account, and reads the answer there
 * @param conversation the one in which it was made; empty where it was made on a page
 */
public record SupportCase(
    SupportThread thread, String address, boolean known, Optional<UUID> conversation) {}
