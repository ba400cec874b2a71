package fr.assistantchorus.portal.account;

import fr.assistantchorus.field.Email;
import fr.assistantchorus.field.Name;
import fr.assistantchorus.field.Parsed;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * « Mes informations personnelles » (F45): the names, the contact address and the postal address
 * (F42) of an account.
 */
public final class PersonalData {
  private final AccountStore accounts;
  private final ContactAddress contacts;

  public PersonalData(AccountStore accounts, ContactAddress contacts) {
    this.accounts = accounts;
    this.contacts = contacts;
  }

  /** What may be changed. The login address never changes (F2). */
  public enum Entry {
    CONTACT,
    LAST_NAME,
    FIRST_NAME
  }

  /**
   * What somebody typed.
   *
   * @param meant whether an odd postal address was confirmed
   */
  public record Entered(
      String contact, String lastName, String firstName, PostalAddress home, boolean meant) {
    /** Returns the same without a postal address. */
    public static Entered of(String contact, String lastName, String firstName) {
      return new Entered(contact, lastName, firstName, PostalAddress.NONE, false);
    }

    public Entered withHome(PostalAddress address, boolean confirmed) {
      return new Entered(contact, lastName, firstName, address, confirmed);
    }
  }

  /** What became of a change. */
  public sealed interface Outcome {
    /**
     * The names and the postal address are changed.
     *
     * @param contact what became of the contact address
     */
    record Changed(ContactAddress.Asked contact) implements Outcome {}

    /**
     * Nothing has changed.
     *
     * @param reasons why each of these cannot be read: a reason of its {@link
     *     fr.assistantchorus.field.FieldType}
     * @param ofHome the same of the postal address
     */
    record Refused(Map<Entry, String> reasons, Map<PostalAddress.Part, String> ofHome)
        implements Outcome {}

    /** Nothing has changed: these parts of the postal address are odd, and to be confirmed. */
    record Doubtful(Map<PostalAddress.Part, String> ofHome) implements Outcome {}
  }

  /** Returns the account as it is. */
  public Future<Optional<AccountStore.Kept>> of(Transaction transaction, UUID account) {
    return accounts.get(transaction, account);
  }

  public Future<Outcome> change(
      Transaction transaction, UUID account, Entered entered, Instant now) {
    Map<Entry, String> reasons = new EnumMap<>(Entry.class);
    String contact = read(Entry.CONTACT, Email.parse(entered.contact()), reasons);
    String lastName = read(Entry.LAST_NAME, Name.parse(entered.lastName()), reasons);
    String firstName = read(Entry.FIRST_NAME, Name.parse(entered.firstName()), reasons);
    PostalAddress.Checked home = entered.home().check();
    if (!reasons.isEmpty() || !home.faults().isEmpty()) {
      return Future.succeededFuture(new Outcome.Refused(reasons, home.faults()));
    }
    if (!home.doubts().isEmpty() && !entered.meant()) {
      return Future.succeededFuture(new Outcome.Doubtful(home.doubts()));
    }
    return accounts
        .rename(transaction, account, lastName, firstName)
        .compose(_ -> accounts.setHome(transaction, account, home.address()))
        .compose(_ -> contacts.ask(transaction, account, contact, now))
        .map(Outcome.Changed::new);
  }

  private static String read(Entry entry, Parsed parsed, Map<Entry, String> reasons) {
    return switch (parsed) {
      case Parsed.Ok(String value) -> value;
      case Parsed.Doubt(String value, _) -> value;
      case Parsed.Bad(String reason) -> {
        reasons.put(entry, reason);
        yield "";
      }
    };
  }
}
