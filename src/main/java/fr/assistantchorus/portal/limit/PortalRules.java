package fr.assistantchorus.portal.limit;

import fr.assistantchorus.portal.signup.SignUpDrafts;
import java.time.Duration;

/**
 * The numbers that the portal's rules take from the settings, and those that are fixed.
 *
 * @param publicUrl where people reach the portal, without a slash at its end
 * @param linkValidity how long an activation link works; 60 minutes by default
 */
public record PortalRules(
    String publicUrl,
    Duration linkValidity,
    Limit activationPerAddress,
    Limit activationPerNetwork,
    Limit loginPerAddress) {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Many people may share one network address; more than this is guessing. */
  public static final Limit LOGIN_PER_NETWORK =
      Limit.rate("login/network", 100, Duration.ofMinutes(10));

  /** A café or a chamber of agriculture has one address for many people. */
  public static final Limit DRAFTS_PER_NETWORK = Limit.rate("sign-up/network", 120, HOUR);

  public static final Limit SUPPORT_PER_ADDRESS = Limit.rate("support/address", 5, HOUR);
  public static final Limit SUPPORT_PER_NETWORK = Limit.rate("support/network", 20, HOUR);

  /**
   * @param mailsPerAddress how many activation mails to one address within an hour
   * @param mailGap the least time between two activation mails to one address
   * @param mailsPerNetwork how many activation mails from one network address within an hour
   * @param failures how many wrong passwords lock a login address
   * @param lock for how long they lock it
   */
  public static PortalRules of(
      String publicUrl,
      Duration linkValidity,
      int mailsPerAddress,
      Duration mailGap,
      int mailsPerNetwork,
      int failures,
      Duration lock) {
    return new PortalRules(
        publicUrl,
        linkValidity,
        Limit.rate("activation/address", mailsPerAddress, HOUR).withGap(mailGap),
        Limit.rate("activation/network", mailsPerNetwork, HOUR),
        Limit.lock("login/address", failures, lock));
  }

  public String activation(String token) {
    return publicUrl + "/activation/" + token;
  }

  /**
   * Returns the address at which a sign-up goes on that was begun in the chat.
   *
   * @param token one that {@link SignUpDrafts#link} returned
   */
  public static String signUp(String publicUrl, String token) {
    return publicUrl + "/inscription/reprise/" + token;
  }
}
