package fr.assistantchorus.support;

import fr.assistantchorus.portal.Portal;
import fr.assistantchorus.portal.limit.Limit;
import fr.assistantchorus.portal.limit.Limits;
import fr.assistantchorus.portal.space.Access;
import fr.assistantchorus.portal.space.Beneficiary;
import fr.assistantchorus.portal.space.OpenedSpace;
import fr.assistantchorus.portal.space.Space;
import fr.assistantchorus.portal.structure.Structure;
import fr.assistantchorus.portal.structure.StructureForm;
import fr.assistantchorus.portal.structure.StructureText;
import fr.assistantchorus.portal.structure.StructureTrait;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.portal.subscription.SpacesWish;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What other people do on the portal while somebody talks with the assistant: each by the portal's
 * own services, at the time that it is in the house.
 */
public final class Neighbours {
  /** What an account has asked for, and of whom. */
  private static final String MANAGERS_ASKED =
      """
      SELECT m.account AS manager, asked.id FROM (
        SELECT id, structure FROM attachment_request WHERE account = $1
        UNION ALL
        SELECT id, structure FROM subscription WHERE account = $1 AND state = 'waiting') asked
      JOIN membership m ON m.structure = asked.structure AND m.role = 'principal-manager'
      """;

  private final House house;
  private final Portal portal;

  public Neighbours(House house) {
    this.house = house;
    this.portal = house.portal;
  }

  /** Makes somebody the manager of one structure more, which has no space. */
  public void found(String address, String structure, String siret) {
    UUID account = house.accountOf(address);
    house.database.within(tx ->
        portal
            .attachments()
            .foundOrRequest(
                tx,
                account,
                TestRegistration.of(address, siret).structure().with(StructureText.NAME, structure),
                Set.of(),
                Beneficiary.UNSAID,
                house.clock.instant()));
  }

  /** Makes somebody the manager of so many structures more, all of one name. */
  public void foundAll(String address, int count, String structure) {
    for (int i = 1; i <= count; i++) {
      found(address, structure, siret(i));
    }
  }

  /** Returns the number of one of the establishments that one company has. */
  private static String siret(int place) {
    String digits = "356000000%04d".formatted(place);
    return digits + luhn(digits);
  }

  /** Returns the digit that makes the number right. */
  private static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int weighed = (digits.charAt(i) - '0') * (1 + (digits.length() - i) % 2);
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return (10 - sum % 10) % 10;
  }

  /** The managers accept all that this person has asked for. */
  public void accept(String address) {
    for (Row row : house.database.query(MANAGERS_ASKED, house.accountOf(address))) {
      house.database.within(tx ->
          portal
              .pendingActions()
              .accept(
                  tx, row.getUUID("manager"), Set.of(row.getUUID("id")), house.clock.instant()));
    }
  }

  /** The managers refuse all that this person has asked for. */
  public void refuse(String address) {
    for (Row row : house.database.query(MANAGERS_ASKED, house.accountOf(address))) {
      house.database.within(tx ->
          portal
              .pendingActions()
              .refuse(
                  tx,
                  row.getUUID("manager"),
                  Set.of(row.getUUID("id")),
                  "Je ne vous connais pas",
                  house.clock.instant()));
    }
  }

  /** This person asks to be attached to every structure of this name, a few of them each hour. */
  public void ask(String address, String structure) {
    UUID account = house.accountOf(address);
    for (Row row :
        house.database.query("SELECT id FROM structure WHERE name = $1 ORDER BY id", structure)) {
      house.database.within(tx ->
          portal.attachmentRequests().ask(tx, account, row.getUUID("id"), house.clock.instant()));
      house.clock.advance(Duration.ofMinutes(5));
    }
  }

  /** This person takes back every request for an attachment. */
  public void withdraw(String address) {
    UUID account = house.accountOf(address);
    for (Row row :
        house.database.query("SELECT id FROM attachment_request WHERE account = $1", account)) {
      house.database.within(tx ->
          portal
              .attachmentRequests()
              .withdraw(tx, account, row.getUUID("id"), house.clock.instant()));
    }
  }

  /** This person asks for the use of every space that their structures have. */
  public void subscribe(String address) {
    UUID account = house.accountOf(address);
    LocalDate today = LocalDate.ofInstant(house.clock.instant(), ZoneOffset.UTC);
    for (Structures.Own own : structures(address)) {
      for (OpenedSpace space : spaces(account, own.structure())) {
        house.database.within(tx ->
            portal
                .subscriptions()
                .ask(tx, account, space.id(), space.access(), today, "", house.clock.instant()));
      }
    }
  }

  /** The managers detach this person from every structure. */
  public void detach(String address) {
    UUID account = house.accountOf(address);
    for (Structures.Own own : structures(address)) {
      UUID structure = own.structure().id();
      UUID manager = managerOf(structure);
      house.database.within(tx -> portal.memberships().detach(tx, manager, structure, account));
    }
  }

  private UUID managerOf(UUID structure) {
    return house
        .database
        .query(
            "SELECT account FROM membership WHERE structure = $1 AND role = 'principal-manager'",
            structure)
        .iterator()
        .next()
        .getUUID("account");
  }

  /** This manager makes another person, who is a user there, the manager of each structure. */
  public void handOver(String manager, String heir) {
    UUID account = house.accountOf(manager);
    UUID user = house.accountOf(heir);
    for (Structures.Own own : structures(manager)) {
      house.database.within(
          tx -> portal.memberships().handOver(tx, account, own.structure().id(), user));
    }
  }

  /** This manager opens a space on each structure, for consultation only where that can be. */
  public void open(String manager, Space space) {
    Set<Access> access =
        space == Space.TIC
            ? Set.of(Access.CONSULTATION, Access.MODIFICATION)
            : Set.of(Access.CONSULTATION);
    UUID account = house.accountOf(manager);
    for (Structures.Own own : structures(manager)) {
      house.database.within(tx ->
          portal
              .structureSpaces()
              .open(
                  tx,
                  account,
                  own.structure().id(),
                  SpacesWish.of(Map.of(space, access)),
                  house.clock.instant()));
    }
  }

  /** This manager closes every space of each structure. */
  public void close(String manager) {
    UUID account = house.accountOf(manager);
    for (Structures.Own own : structures(manager)) {
      for (OpenedSpace space : spaces(account, own.structure())) {
        house.database.within(
            tx -> portal.structureSpaces().close(tx, account, own.structure().id(), space.id()));
      }
    }
  }

  /** This manager corrects each structure: it is now so, or is not. */
  public void describe(String manager, StructureTrait trait, boolean is) {
    UUID account = house.accountOf(manager);
    for (Structures.Own own : structures(manager)) {
      Structure before = own.structure();
      Map<String, String> values = new HashMap<>(StructureForm.of(before));
      values.put(trait.key(), is ? StructureForm.YES : StructureForm.NO);
      house.database.within(tx ->
          portal.structures().correct(tx, account, before.id(), before.version(), values, true));
    }
  }

  /** This subject did what the limit counts, until it was told to wait. */
  public void spend(Limit limit, String subject) {
    Limits limits = new Limits(house.database.seal());
    Limits.Decision decision = new Limits.Decision.Admitted(0);
    while (decision instanceof Limits.Decision.Admitted) {
      decision =
          house.database.within(tx -> limits.take(tx, limit, subject, house.clock.instant()));
    }
  }

  private List<Structures.Own> structures(String address) {
    UUID account = house.accountOf(address);
    return house.database.within(tx -> portal.structures().mine(tx, account));
  }

  private List<OpenedSpace> spaces(UUID account, Structure structure) {
    return house
        .database
        .within(tx -> portal.structureSpaces().look(tx, account, structure.id()))
        .orElseThrow()
        .opened();
  }
}
