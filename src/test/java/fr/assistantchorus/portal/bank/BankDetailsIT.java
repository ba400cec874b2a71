package fr.assistantchorus.portal.bank;

import static fr.assistantchorus.portal.PortalFixture.after;
import static fr.assistantchorus.portal.PortalFixture.registration;
import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.field.AccountNumber;
import fr.assistantchorus.field.BankBlock;
import fr.assistantchorus.mail.Mail;
import fr.assistantchorus.portal.PortalFixture;
import fr.assistantchorus.portal.bank.BankDetails.Deactivation;
import fr.assistantchorus.portal.bank.BankDetails.Outcome;
import fr.assistantchorus.portal.bank.BankFiles.Received;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.session.Login.Outcome.LoggedIn;
import fr.assistantchorus.portal.signup.FirstStep;
import fr.assistantchorus.store.FileKind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BankDetailsIT {
  private static final String CAMILLE = "camille@exemple.fr";
  private static final String ERIC = "eric@exemple.fr";
  private static final String NOEL = "noel@exemple.fr";
  private static final String SIRET = "12345678200010";
  private static final String OTHER_SIRET = "12345678200028";
  private static final String IBAN = "FR7630006000011234567890189";
  private static final byte[] IMAGE = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
  private static final Instant NOW = after(30);

  @AutoClose private static final PortalFixture FIXTURE = new PortalFixture();

  private final BankDetails details = FIXTURE.portal.bankDetails();
  private final BankFiles files = FIXTURE.portal.bankFiles();

  private Account camille;
  private Account eric;
  private Account noel;
  private UUID structure;

  /** Camille and Éric each manage a structure; Noël uses Camille's. */
  @BeforeEach
  void settle() {
    camille = activated(CAMILLE, SIRET);
    eric = activated(ERIC, OTHER_SIRET);
    noel = activated(NOEL, SIRET);
    structure = camille.attachments().getFirst().structure().id();
    FIXTURE.database.query(
        "INSERT INTO membership VALUES ($1, $2, 'member', now())", noel.id(), structure);
  }

  @AfterEach
  void forget() {
    FIXTURE.database.empty();
  }

  @Test
  void f27AnIbanAndARibAreListedMaskedAndTheManagerIsTold() {
    assertThat(add(camille, entered(image()))).isInstanceOf(Outcome.Added.class);
    assertThat(add(camille, rib(image(), "20041", "01005", "0500013m026", "06")))
        .isInstanceOf(Outcome.Added.class);

    assertThat(listed().accounts())
        .extracting(BankAccount::maskedNumber, a -> a.type().label(), BankAccount::bic)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("FR76 **** 189", "IBAN", "AGRI****"),
            org.assertj.core.groups.Tuple.tuple("20041 **** 606", "RIB", ""));
    assertThat(listed().accounts())
        .allSatisfy(account -> {
          assertThat(account.statusLabel()).isEqualTo("Actif");
          assertThat(account.file()).isEqualTo("Mon_RIB.png");
          assertThat(account.addedAtInFrench()).isEqualTo("22 novembre 2026 à 14:35");
        });
    Mail mail = FIXTURE.mailTo("contact." + CAMILLE);
    assertThat(mail.subject()).isEqualTo("Des coordonnées bancaires ont été ajoutées");
    assertThat(mail.text())
        .contains("20041 **** 606", "EARL Durand", structure + "/coordonnees-bancaires")
        .doesNotContain("0500013");
    assertThat(stepOf(camille)).isEqualTo(FirstStep.State.DONE);
    assertThat(stepOf(noel)).isEqualTo(FirstStep.State.DONE);
    assertThat(stepOf(eric)).isEqualTo(FirstStep.State.TO_DO);
  }

  @Test
  void onlyTheGestionnairePrincipalSeesAddsAndDeactivates() {
    UUID id = ((Outcome.Added) add(camille, entered(image()))).details().id();
    UUID file = image();
    FIXTURE.database.query("UPDATE bank_file SET account = $1 WHERE id = $2", noel.id(), file);

    assertThat(seen(noel)).isInstanceOf(Seen.NotManager.class);
    assertThat(seen(eric)).isInstanceOf(Seen.Unknown.class);
    assertThat(add(noel, entered(file))).isEqualTo(new Outcome.NotManager());
    assertThat(add(eric, entered(file))).isEqualTo(new Outcome.Unknown());
    assertThat(deactivate(noel, id)).isEqualTo(new Deactivation.NotManager());
    assertThat(deactivate(eric, id)).isEqualTo(new Deactivation.Unknown());
    assertThat(download(noel, id)).isInstanceOf(Seen.NotManager.class);
    assertThat(download(eric, id)).isInstanceOf(Seen.Unknown.class);
    assertThat(receive(noel, IMAGE)).isEqualTo(new Received.NotAllowed());
    assertThat(receive(eric, IMAGE)).isEqualTo(new Received.NotAllowed());
    UUID erics = eric.attachments().getFirst().structure().id();
    Deactivation fromElsewhere =
        FIXTURE.within(tx -> details.deactivate(tx, eric.id(), erics, id, NOW));
    assertThat(fromElsewhere).isEqualTo(new Deactivation.Unknown());
    assertThat(listed().accounts()).hasSize(1).allMatch(BankAccount::isActive);
    assertThat(stepOf(eric)).isEqualTo(FirstStep.State.TO_DO);
  }

  @Test
  void f29EachBlockIsNamedAndNothingIsAdded() {
    UUID file = image();
    EnteredBankDetails wrong =
        new EnteredBankDetails(
            UUID.randomUUID(),
            " ",
            false,
            AccountNumber.Type.IBAN,
            blocks("FR", "76", "3000600001123456789018", "BNP"),
            file,
            "");
    assertThat(add(camille, wrong))
        .isInstanceOfSatisfying(
            Outcome.Wrong.class,
            found -> {
              assertThat(found.name().orElseThrow()).startsWith("Donnez un nom");
              assertThat(found.blocks())
                  .extracting(AccountNumber.Fault::block)
                  .containsExactly(BankBlock.BBAN, BankBlock.BIC);
            });
    assertThat(add(camille, iban(file, "", "", IBAN, "AGRIFRPP")))
        .isEqualTo(new Outcome.Pasted(AccountNumber.blocks(AccountNumber.Type.IBAN, IBAN)));
    assertThat(listed().total()).isZero();
    assertThat(add(camille, entered(file))).isInstanceOf(Outcome.Added.class);
  }

  @Test
  void ofManyAtOnceWithOneIbanOneIsAddedAndTheOthersAreToldSo() {
    List<Future<Outcome>> adding = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      EnteredBankDetails one =
          i % 2 == 0 ? entered(image()) : rib(image(), "30006", "00001", "12345678901", "89");
      adding.add(
          FIXTURE
              .database
              .database()
              .transaction(tx -> details.add(tx, camille.id(), structure, one, NOW)));
    }
    Future.all(adding).await();

    assertThat(adding).filteredOn(f -> f.result() instanceof Outcome.Added).hasSize(1);
    assertThat(adding).filteredOn(f -> f.result() instanceof Outcome.AlreadyThere).hasSize(5);
    assertThat(mails("Des coordonnées bancaires ont été ajoutées")).isEqualTo(1);
    UUID erics = eric.attachments().getFirst().structure().id();
    UUID file = received(eric, erics, IMAGE);
    Outcome elsewhere = FIXTURE.within(tx -> details.add(tx, eric.id(), erics, entered(file), NOW));
    assertThat(elsewhere).isInstanceOf(Outcome.Added.class);
  }

  @Test
  void aDoubleClickAddsOnce() {
    EnteredBankDetails first = entered(image());
    EnteredBankDetails again =
        new EnteredBankDetails(
            first.act(), first.name(), false, first.type(), first.blocks(), image(), "");
    List<Future<Outcome>> adding = new ArrayList<>();
    for (EnteredBankDetails one : List.of(first, first, again)) {
      adding.add(
          FIXTURE
              .database
              .database()
              .transaction(tx -> details.add(tx, camille.id(), structure, one, NOW)));
    }
    Future.all(adding).await();

    assertThat(adding).extracting(Future::result).hasOnlyElementsOfType(Outcome.Added.class);
    assertThat(listed().total()).isEqualTo(1);
    assertThat(mails("Des coordonnées bancaires ont été ajoutées")).isEqualTo(1);
  }

  @Test
  void whatIsDeactivatedStaysInTheListAndItsNumberMayBeEnteredAnew() {
    UUID id = ((Outcome.Added) add(camille, entered(image()))).details().id();
    List<Future<Deactivation>> twice = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      twice.add(
          FIXTURE
              .database
              .database()
              .transaction(tx -> details.deactivate(tx, camille.id(), structure, id, after(40))));
    }
    Future.all(twice).await();

    assertThat(twice).filteredOn(f -> f.result() instanceof Deactivation.Deactivated).hasSize(1);
    assertThat(twice).filteredOn(f -> f.result() instanceof Deactivation.AlreadyDone).hasSize(1);
    assertThat(mails("Des coordonnées bancaires ont été désactivées")).isEqualTo(1);
    assertThat(stepOf(camille)).isEqualTo(FirstStep.State.TO_DO);
    assertThat(add(camille, entered(image()))).isInstanceOf(Outcome.Added.class);
    assertThat(listed().accounts())
        .extracting(BankAccount::statusLabel)
        .containsExactly("Actif", "Désactivé");
    assertThat(listed().accounts().getLast().deactivatedAtInFrench())
        .isEqualTo("22 novembre 2026 à 14:45");
    assertThat(bytesOf(id)).isEqualTo(IMAGE);
  }

  @Test
  void f31AnotherNumberOnTheRibIsAWarningThatIsConfirmedForThatNumberOnly() {
    UUID file = received(camille, structure, TestPdf.of("IBAN FR14 2004 1010 0505 0001 3M02 606"));

    Outcome.ToConfirm asked = (Outcome.ToConfirm) add(camille, entered(file));
    assertThat(asked.warnings().getFirst().sentence())
        .contains("FR14 **** 606")
        .doesNotContain("0500013");
    assertThat(listed().total()).isZero();
    EnteredBankDetails other =
        confirming(iban(file, "MC", "58", "11222000010123456789030", "AGRIFRPP"), asked.key());
    assertThat(add(camille, other)).isInstanceOf(Outcome.ToConfirm.class);
    assertThat(add(camille, confirming(entered(file), asked.key())))
        .isInstanceOf(Outcome.Added.class);
    UUID same = received(camille, structure, TestPdf.of("IBAN FR14 2004 1010 0505 0001 3M02 606"));
    assertThat(add(camille, rib(same, "20041", "01005", "0500013M026", "06")))
        .isInstanceOf(Outcome.Added.class);
  }

  @Test
  void anOverseasBicIsAWarningOnly() {
    UUID file = image();
    EnteredBankDetails overseas = iban(file, "FR", "76", IBAN.substring(4), "BFCORERXXXX");

    Outcome.ToConfirm asked = (Outcome.ToConfirm) add(camille, overseas);

    assertThat(asked.warnings()).containsExactly(new BankWarning.OtherCountry("RE", "FR"));
    assertThat(add(camille, confirming(overseas, asked.key()))).isInstanceOf(Outcome.Added.class);
  }

  @Test
  void f31AFileIsWhatItsBytesAreAndNoLongerThanTheGuideSays() {
    assertThat(receive(camille, new byte[0])).isEqualTo(new Received.Empty());
    assertThat(receive(camille, "<svg/>".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Received.WrongKind());
    byte[] longest = new byte[FileKind.MAX_BYTES + 1];
    System.arraycopy(IMAGE, 0, longest, 0, IMAGE.length);
    assertThat(receive(camille, longest)).isEqualTo(new Received.TooLarge());
    assertThat(FIXTURE.count("SELECT count(*) FROM bank_file_chunk")).isZero();

    byte[] whole = java.util.Arrays.copyOf(longest, FileKind.MAX_BYTES);
    UUID file = received(camille, structure, whole);
    assertThat(FIXTURE.count("SELECT max(length(sealed)) FROM bank_file_chunk"))
        .isLessThan(2L * IncomingBankFile.PART);
    UUID id = ((Outcome.Added) add(camille, entered(file))).details().id();
    assertThat(bytesOf(id)).isEqualTo(whole);
  }

  @Test
  void aFileThatIsNotUsedWithinTheHourIsGoneAndSoIsAnothers() {
    UUID file = image();
    assertThat(waiting(file))
        .hasValueSatisfying(waiting -> assertThat(waiting.name()).isEqualTo("Mon_RIB.png"));
    UUID erics = received(eric, eric.attachments().getFirst().structure().id(), IMAGE);
    assertThat(add(camille, entered(erics))).isEqualTo(new Outcome.FileMissing());
    assertThat(add(camille, entered(UUID.randomUUID()))).isEqualTo(new Outcome.FileMissing());
    UUID kept = ((Outcome.Added) add(camille, entered(image()))).details().id();

    FIXTURE.portal.retention().purge(after(91)).await();

    assertThat(waiting(file)).isEmpty();
    assertThat(FIXTURE.count("SELECT count(*) FROM bank_file")).isEqualTo(1);
    assertThat(bytesOf(kept)).isEqualTo(IMAGE);
  }

  @Test
  void soManyFilesAnHourAndNoMore() {
    for (int i = 0; i < BankFiles.MOST_AN_HOUR; i++) {
      received(camille, structure, IMAGE);
    }
    assertThat(receive(camille, IMAGE)).isInstanceOf(Received.TooMany.class);
  }

  @Test
  void nothingOfAnAccountStandsInTheClear() {
    add(
        camille,
        iban(
            received(camille, structure, TestPdf.of("IBAN " + IBAN)),
            "FR",
            "76",
            IBAN.substring(4),
            "AGRIFRPP"));
    for (String table : List.of("bank_details", "bank_file", "bank_file_chunk", "outbox")) {
      String rows =
          FIXTURE
              .database
              .query("SELECT string_agg(t::text, ' ') AS rows FROM " + table + " t")
              .iterator()
              .next()
              .getString("rows");
      for (String secret : List.of(IBAN, "AGRIFRPP", "Compte courant", "Mon_RIB", "%PDF")) {
        assertThat(rows)
            .doesNotContain(secret)
            .doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private Optional<BankFiles.WaitingFile> waiting(UUID file) {
    return FIXTURE.within(tx -> files.waiting(tx, camille.id(), structure, file, NOW));
  }

  private UUID image() {
    return received(camille, structure, IMAGE);
  }

  private UUID received(Account account, UUID structure, byte[] bytes) {
    return ((Received.Waiting) receive(account, structure, bytes)).file().id();
  }

  private Received receive(Account account, byte[] bytes) {
    return receive(account, structure, bytes);
  }

  private Received receive(Account account, UUID structure, byte[] bytes) {
    String name = bytes.length > 0 && bytes[0] == '%' ? "Mon_RIB.pdf" : "Mon_RIB.png";
    IncomingBankFile incoming = files.receive(account.id(), structure, name, NOW);
    int step = 100_000;
    for (int at = 0; at < bytes.length; at += step) {
      incoming.take(Buffer.buffer(bytes).slice(at, Math.min(at + step, bytes.length))).await();
    }
    return incoming.end().await();
  }

  private EnteredBankDetails entered(UUID file) {
    return iban(file, "fr", "76", "30006 00001 12345678901 89", "agri fr pp");
  }

  private static EnteredBankDetails iban(
      UUID file, String country, String key, String bban, String bic) {
    return new EnteredBankDetails(
        UUID.randomUUID(),
        "Compte courant",
        false,
        AccountNumber.Type.IBAN,
        blocks(country, key, bban, bic),
        file,
        "");
  }

  private static Map<BankBlock, String> blocks(
      String country, String key, String bban, String bic) {
    return Map.of(
        BankBlock.COUNTRY, country, BankBlock.KEY, key, BankBlock.BBAN, bban, BankBlock.BIC, bic);
  }

  private static EnteredBankDetails rib(
      UUID file, String bank, String branch, String account, String key) {
    Map<BankBlock, String> blocks = new EnumMap<>(BankBlock.class);
    blocks.put(BankBlock.BANK, bank);
    blocks.put(BankBlock.BRANCH, branch);
    blocks.put(BankBlock.ACCOUNT, account);
    blocks.put(BankBlock.RIB_KEY, key);
    return new EnteredBankDetails(
        UUID.randomUUID(), "Compte postal", true, AccountNumber.Type.RIB, blocks, file, "");
  }

  private static EnteredBankDetails confirming(EnteredBankDetails entered, String key) {
    return new EnteredBankDetails(
        entered.act(),
        entered.name(),
        entered.factor(),
        entered.type(),
        entered.blocks(),
        entered.file(),
        key);
  }

  private Outcome add(Account account, EnteredBankDetails entered) {
    return FIXTURE.within(tx -> details.add(tx, account.id(), structure, entered, NOW));
  }

  private Deactivation deactivate(Account account, UUID id) {
    return FIXTURE.within(tx -> details.deactivate(tx, account.id(), structure, id, NOW));
  }

  private Seen<BankDetails.Page> seen(Account account) {
    return FIXTURE.within(tx -> details.list(tx, account.id(), structure, 1));
  }

  private BankDetails.Page listed() {
    return ((Seen.Shown<BankDetails.Page>) seen(camille)).what();
  }

  private Seen<BankFiles.Download> download(Account account, UUID id) {
    return FIXTURE.within(tx -> files.download(tx, account.id(), structure, id));
  }

  private byte[] bytesOf(UUID id) {
    BankFiles.Download download = ((Seen.Shown<BankFiles.Download>) download(camille, id)).what();
    Buffer all = Buffer.buffer();
    Optional<Buffer> part = download.next().await();
    while (part.isPresent()) {
      all.appendBuffer(part.get());
      part = download.next().await();
    }
    assertThat(all.length()).isEqualTo((int) download.bytes());
    return all.getBytes();
  }

  private FirstStep.State stepOf(Account account) {
    return FIXTURE.within(tx -> FIXTURE.portal.firstSteps().of(tx, account.id())).stream()
        .filter(step -> step.kind() == FirstStep.Kind.BANK_DETAILS)
        .findFirst()
        .orElseThrow()
        .state();
  }

  private long mails(String subject) {
    return FIXTURE.mails().stream().filter(mail -> mail.subject().equals(subject)).count();
  }

  private static Account activated(String address, String siret) {
    FIXTURE.register(registration(address, siret), after(0));
    FIXTURE.activate(PortalFixture.token(FIXTURE.mailTo(address)), after(1));
    String session = ((LoggedIn) FIXTURE.login(address, PortalFixture.PASSWORD, after(2))).token();
    return FIXTURE.account(session, after(3)).orElseThrow();
  }
}
