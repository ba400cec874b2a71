package fr.assistantchorus.portal.account;

import java.util.Locale;

/**
 * Who somebody is to the portal. It is made by {@link #at} and the methods that name each part.
 *
 * @param loginAddress « adresse de connexion » (F2), a valid e-mail address
 * @param contactAddress where news of the account go (F3)
 * @param home where letters to the person go (F42); {@link PostalAddress#NONE} where it was not
 *     said
 */
public record Person(
    String firstName,
    String lastName,
    String loginAddress,
    String contactAddress,
    PostalAddress home) {

  /** Returns somebody without a name yet, whose news go to the login address. */
  public static Person at(String loginAddress) {
    return new Person("", "", loginAddress, loginAddress, PostalAddress.NONE);
  }

  public Person withFirstName(String name) {
    return new Person(name, lastName, loginAddress, contactAddress, home);
  }

  public Person withLastName(String name) {
    return new Person(firstName, name, loginAddress, contactAddress, home);
  }

  public Person withContactAddress(String address) {
    return new Person(firstName, lastName, loginAddress, address, home);
  }

  public Person withHome(PostalAddress address) {
    return new Person(firstName, lastName, loginAddress, contactAddress, address);
  }

  /** Returns whether news of the account go to another address than that of the login. */
  public boolean hasOtherContact() {
    return !contactAddress.equals(loginAddress);
  }

  /** Returns « Prénom NOM » (F18, F25). */
  public String displayName() {
    return displayName(firstName, lastName);
  }

  /** Returns the same for a first and a last name alone. */
  public static String displayName(String firstName, String lastName) {
    return firstName + " " + lastName.toUpperCase(Locale.FRENCH);
  }
}
