package fr.assistantchorus.portal.signup;

/** What an activation link is good for now. */
public sealed interface LinkState {
  /** It may be activated. */
  record Ready(PendingRegistration registration) implements LinkState {}

  /** Its time is over; a new one may be asked for. */
  record Expired() implements LinkState {}

  /** Its registration has become an account. */
  record Used() implements LinkState {}

  /** A newer link was sent. */
  record Superseded() implements LinkState {}

  /** It was forged, is cut short, or is so old that nothing is left of it. */
  record Unknown() implements LinkState {}
}
