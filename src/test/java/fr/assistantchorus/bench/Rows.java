package fr.assistantchorus.bench;

import java.util.List;

/**
 * What one turn of the server wrote, and what it answered: what the bare handler writes and answers
 * too. Sealed values are told by their lengths.
 *
 * @param events the bodies of the events, the reply's included
 * @param key length of the wrapped key, 0 where there is none
 * @param secrets lengths
 * @param limits rows of {@code limit_window}
 * @param links rows of {@code activation_link}
 * @param registrations lengths of what was entered
 * @param requests of support: lengths of address, subject and message
 * @param mails lengths of recipient, subject and the two bodies
 */
record Rows(
    String answer,
    String catalog,
    String state,
    List<String> events,
    boolean waiting,
    int key,
    List<Integer> secrets,
    int limits,
    int links,
    List<Integer> registrations,
    List<List<Integer>> requests,
    List<List<Integer>> mails) {

  /** Whether more than the conversation itself was written. */
  boolean acts() {
    return limits + links + registrations.size() + requests.size() + mails.size() > 0;
  }
}
