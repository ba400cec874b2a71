package fr.assistantchorus.portal.limit;

import fr.assistantchorus.field.OpeningHours;
import java.time.Duration;

/**
 * The numbers that the portal's rules take from the settings, and those that are fixed.
 *
 * @param publicUrl where people reach the portal, without a slash at its end
 * @param linkValidity how long an activation link works; 60 minutes by default
 * @param desk when humans of the support answer in conversations
 */
public record PortalRules(
    String publicUrl,
    Duration linkValidity,
    Limit activationPerAddress,
    Limit activationPerNetwork,
    Limit loginPerAddress,
    Desk desk) {

  /**
   * When humans of the support answer in conversations.
   *
   * @param patience how long somebody waits for one at most
   * @param silence how long an agent says nothing before the assistant answers again
   */
  public record Desk(OpeningHours hours, Duration patience, Duration silence) {
    static final Desk CLOSED =
        new Desk(OpeningHours.CLOSED, Duration.ofMinutes(5), Duration.ofMinutes(10));
  }

  /** The path of the activation; a link's token comes after it. */
  public static final String ACTIVATION_PATH = "/activation/";

  /** The path at which a contact address is confirmed; a link's token comes after it. */
  public static final String CONTACT_PATH = "/adresse-de-contact/";

  /** The path of the choice of a new password; a link's token comes after it. */
  public static final String PASSWORD_PATH = "/nouveau-mot-de-passe/";

  private static final Duration HOUR = Duration.ofHours(1);
  private static final String ACTIVATION_PER_ADDRESS = "activation/address";
  private static final String ACTIVATION_PER_NETWORK = "activation/network";
  private static final String LOGIN_PER_ADDRESS = "login/address";

  /**
   * The most logins from one network address. Many people may share one; more logins than this are
   * guessing.
   */
  public static final Limit LOGIN_PER_NETWORK =
      Limit.rate("login/network", 100, Duration.ofMinutes(10));

  /**
   * The most drafts from one network address. In a café or a chamber of agriculture, many people
   * share one.
   */
  public static final Limit DRAFTS_PER_NETWORK = Limit.rate("sign-up/network", 120, HOUR);

  /** Wrong passwords of somebody who is logged in and is asked for the password once more. */
  public static final Limit OWN_PASSWORD = Limit.rate("password/own", 5, HOUR);

  /** The mails that ask to confirm a contact address, of one account. */
  public static final Limit CONTACT_PER_ACCOUNT = Limit.rate("contact/account", 5, HOUR);

  /** The mails with a link to a new password, from one network address. */
  public static final Limit FORGOTTEN_PER_NETWORK = Limit.rate("forgotten/network", 20, HOUR);

  /** How often one asker may ask for a link to a new password for one address; it is told. */
  public static final Limit FORGOTTEN_PER_ASKER =
      Limit.rate("forgotten/asker", 3, HOUR).withGap(Duration.ofMinutes(2));

  /**
   * How many such mails one address gets, whoever asks. Nobody is told of this limit: beyond it, no
   * mail goes out, and the link in the last one stays good.
   */
  public static final Limit FORGOTTEN_PER_ADDRESS = Limit.rate("forgotten/address", 3, HOUR);

  /** The answers to the secret question of one account, behind however many links. */
  public static final Limit ANSWERS_PER_ACCOUNT =
      Limit.rate("forgotten/answers", 10, Duration.ofDays(1));

  public static final Limit SUPPORT_PER_ADDRESS = Limit.rate("support/address", 5, HOUR);

  /** What one account writes in its threads with the support. */
  public static final Limit SUPPORT_MESSAGES = Limit.rate("support/messages", 30, HOUR);

  public static final Limit SUPPORT_PER_NETWORK = Limit.rate("support/network", 20, HOUR);

  /** Returns the rules by default, for a portal that is reached at this address. */
  public static PortalRules at(String publicUrl) {
    return new PortalRules(
        publicUrl,
        HOUR,
        Limit.rate(ACTIVATION_PER_ADDRESS, 3, HOUR).withGap(Duration.ofMinutes(2)),
        Limit.rate(ACTIVATION_PER_NETWORK, 20, HOUR),
        Limit.lock(LOGIN_PER_ADDRESS, 5, HOUR),
        Desk.CLOSED);
  }

  /** Returns the same rules with another time for which an activation link works. */
  public PortalRules withLinkValidity(Duration validity) {
    return new PortalRules(
        publicUrl, validity, activationPerAddress, activationPerNetwork, loginPerAddress, desk);
  }

  /**
   * Returns the same rules with another limit of activation mails to one address.
   *
   * @param most within an hour
   * @param gap least time between two of them
   */
  public PortalRules withMailsPerAddress(int most, Duration gap) {
    return new PortalRules(
        publicUrl,
        linkValidity,
        Limit.rate(ACTIVATION_PER_ADDRESS, most, HOUR).withGap(gap),
        activationPerNetwork,
        loginPerAddress,
        desk);
  }

  /**
   * Returns the same rules with another limit of activation mails that one network address may ask
   * for.
   *
   * @param most within an hour
   */
  public PortalRules withMailsPerNetwork(int most) {
    return new PortalRules(
        publicUrl,
        linkValidity,
        activationPerAddress,
        Limit.rate(ACTIVATION_PER_NETWORK, most, HOUR),
        loginPerAddress,
        desk);
  }

  /**
   * Returns the same rules with another lock of a login address.
   *
   * @param failures how many wrong passwords lock it
   * @param lock for how long they lock it
   */
  public PortalRules withLoginLock(int failures, Duration lock) {
    return new PortalRules(
        publicUrl,
        linkValidity,
        activationPerAddress,
        activationPerNetwork,
        Limit.lock(LOGIN_PER_ADDRESS, failures, lock),
        desk);
  }

  /** Returns the same rules with another desk; by default it is closed. */
  public PortalRules withDesk(Desk other) {
    return new PortalRules(
        publicUrl,
        linkValidity,
        activationPerAddress,
        activationPerNetwork,
        loginPerAddress,
        other);
  }

  /**
   * Returns how often one asker may sign up with one address. Whoever asks is told of this limit,
   * so nothing that others do counts.
   */
  public Limit signUpPerAsker() {
    return activationPerAddress.counting("sign-up/asker");
  }

  /** Returns how often one asker may ask for another mail to one address; as above. */
  public Limit resendPerAsker() {
    return activationPerAddress.counting("activation/asker");
  }

  /**
   * Returns how many mails sign-ups may bring to one address, whoever makes them. Nobody is told of
   * this limit: beyond it, no mail goes out, and the link in the last one stays good.
   */
  public Limit signUpPerAddress() {
    return activationPerAddress.counting("sign-up/address").withGap(Duration.ZERO);
  }

  /** Returns how many further mails to one address may be asked for; as above. */
  public Limit resendPerAddress() {
    return activationPerAddress.withGap(Duration.ZERO);
  }

  /**
   * Returns the lock of a login address for a browser in which it has logged in before, so that
   * nobody elsewhere can lock its owner out.
   */
  public Limit loginPerDevice() {
    return loginPerAddress.counting("login/device");
  }

  public String activation(String token) {
    return publicUrl + ACTIVATION_PATH + token;
  }

  /** Returns the address at which a contact address is confirmed. */
  public String contact(String token) {
    return publicUrl + CONTACT_PATH + token;
  }

  /** Returns the address at which a new password is chosen. */
  public String newPassword(String token) {
    return publicUrl + PASSWORD_PATH + token;
  }
}
