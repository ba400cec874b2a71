package fr.assistantchorus.engine;

/**
 * Somebody of the support who answers in the assistant's place.
 *
 * @param account by which the console knows them; the person never sees it
 * @param name as the person sees it
 */
public record HumanAgent(String account, String name) {}
