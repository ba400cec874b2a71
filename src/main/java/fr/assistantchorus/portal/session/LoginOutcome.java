package fr.assistantchorus.portal.session;

import java.time.Duration;

/** What came of a login. */
public sealed interface LoginOutcome {
  /**
   * @param token of the session, for the cookie
   */
  record LoggedIn(String token) implements LoginOutcome {}

  /** Unknown, wrong or locked: never said which. */
  record Refused() implements LoginOutcome {}

  /** Too many attempts from this network address, whatever the login. */
  record TooMany(Duration retryAfter) implements LoginOutcome {}
}
