package fr.assistantchorus.portal.session;

import java.time.Duration;

/** What became of a login. */
public sealed interface LoginOutcome {
  /**
   * @param token the session's token, for the cookie
   */
  record LoggedIn(String token) implements LoginOutcome {}

  /**
   * The login is unknown, the password is wrong, or the address is locked; which of these is never
   * said.
   */
  record Refused() implements LoginOutcome {}

  /** There were too many attempts from this network address, whatever the login. */
  record TooMany(Duration retryAfter) implements LoginOutcome {}
}
