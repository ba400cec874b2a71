package fr.assistantchorus.web.site.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.portal.bank.TestPdf;
import fr.assistantchorus.store.FileKind;
import fr.assistantchorus.support.FormValues;
import fr.assistantchorus.support.Visitor;
import fr.assistantchorus.support.Waiting;
import fr.assistantchorus.web.TestSite;
import fr.assistantchorus.web.http.Deadlines;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BankPagesIT {
  private static final String SIRET = "12345678200010";
  private static final String OTHER_SIRET = "73282932000074";
  private static final String IBAN = "FR76 3000 6000 0112 3456 7890 189";
  private static final FormValues RIGHT =
      FormValues.of(
          "nom", "Compte <courant>",
          "affactureur", "non",
          "type", "iban",
          "pays", "FR",
          "cle_iban", "76",
          "bban", "30006 00001 12345678901 89",
          "bic", "AGRIFRPP",
          "suite", "fin");
  private static final Pattern HIDDEN =
      Pattern.compile("name=\"(envoi|fichier_recu)\" value=\"([^\"]*)\"");

  @AutoClose private final TestSite site = new TestSite("http://localhost:8080");

  private final Visitor manager = new Visitor(site::at);
  private UUID structure;
  private String list;

  @BeforeEach
  void settle() {
    site.activate("gestionnaire@exemple.fr", SIRET);
    logIn(manager, "gestionnaire@exemple.fr");
    structure = site.database().query("SELECT id FROM structure").iterator().next().getUUID("id");
    list = "/espaces/gestionnaire/structures/" + structure + "/coordonnees-bancaires";
  }

  @Test
  void theManagerAddsKeepsDownloadsAndDeactivates() {
    assertThat(manager.get(list).body())
        .contains("Aucune coordonnée bancaire", "Ajouter des coordonnées bancaires");
    HttpResponse<String> form = manager.get(list + "/ajouter");
    assertThat(form.body())
        .contains(
            "Affactureur",
            "Clé IBAN",
            "Identification internationale (BBAN)",
            "BIC ou Swift",
            "Code guichet",
            "23 caractères pour la France",
            "Coordonnée bancaire",
            "Valider et rajouter une autre coordonnée bancaire",
            "Annuler");
    byte[] pdf = TestPdf.of("IBAN " + IBAN);

    HttpResponse<String> sent = send(form, RIGHT, "Mon_RIB.pdf", pdf);

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    String one = sent.headers().firstValue("Location").orElseThrow();
    assertThat(manager.get(one).body())
        .contains("C’est fait", "Compte &lt;courant&gt;", "FR76 **** 189", "Mon_RIB.pdf")
        .contains("AGRI****")
        .doesNotContain("30006", "AGRIFRPP");
    assertThat(manager.get(list).body())
        .contains("Date de désactivation", "FR76 **** 189", "Actif")
        .doesNotContain("30006");

    HttpResponse<String> file = manager.get(one + "/fichier");
    assertThat(file.body()).startsWith("%PDF");
    assertThat(file.headers().map())
        .containsEntry(
            "content-disposition", List.of("attachment; filename=\"coordonnee-bancaire.pdf\""))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("content-security-policy", List.of("sandbox; default-src 'none'"))
        .containsEntry("content-length", List.of(Integer.toString(pdf.length)));

    assertThat(manager.get(one + "/desactiver").body())
        .contains("Désactiver ces coordonnées bancaires", "Annuler");
    assertThat(manager.post(one + "/desactiver").statusCode()).isEqualTo(303);
    assertThat(manager.get(list).body()).contains("sont désactivées", "Désactivé");
    assertThat(manager.post(one + "/desactiver").statusCode()).isEqualTo(303);
    assertThat(manager.get(list).body()).contains("étaient déjà désactivées");
    assertThat(site.mailTo("gestionnaire@exemple.fr")).contains("FR76 **** 189");
  }

  @Test
  void whatWasTypedAndTheFileComeBackAndNeedNotBeSentAgain() {
    HttpResponse<String> form = manager.get(list + "/ajouter");
    FormValues wrong = RIGHT.with("bban", "3000600001123456789018").with("bic", "AGRI");

    HttpResponse<String> page = send(form, wrong, "Mon_RIB.pdf", TestPdf.of("IBAN " + IBAN));

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("Compte &lt;courant&gt;", "value=\"3000600001123456789018\"", "value=\"AGRI\"")
        .contains("BBAN compte 23 caractères", "8 ou 11 caractères", "Mon_RIB.pdf");
    HttpResponse<String> again = send(page, RIGHT.with("suite", "encore"), "", new byte[0]);
    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(again.headers().firstValue("Location")).contains(list + "/ajouter");
    assertThat(manager.get(list + "/ajouter").body()).contains("sont ajoutées");
    // The button was pressed twice, and the answer to the first time was lost.
    assertThat(send(page, RIGHT, "", new byte[0]).statusCode()).isEqualTo(303);
    assertThat(count("bank_details")).isEqualTo(1);
    // Somebody typed the same number in another window.
    assertThat(send(manager.get(list + "/ajouter"), RIGHT, "a.png", png()).body())
        .contains("déjà enregistré pour cette structure");
  }

  @Test
  void aWholeIbanInAnyBlockFillsAllAndIsConfirmedByValidatingAgain() {
    HttpResponse<String> form = manager.get(list + "/ajouter");
    FormValues pasted = RIGHT.with("pays", IBAN).with("cle_iban", "").with("bban", "");

    HttpResponse<String> page = send(form, pasted, "RIB.png", png());

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("numéro entier")
        .contains("value=\"FR\"", "value=\"76\"", "value=\"30006000011234567890189\"");
    assertThat(send(page, RIGHT, "", new byte[0]).statusCode()).isEqualTo(303);
  }

  @Test
  void anotherNumberOnTheRibIsConfirmedByABox() {
    HttpResponse<String> form = manager.get(list + "/ajouter");
    byte[] other = TestPdf.of("IBAN FR14 2004 1010 0505 0001 3M02 606");

    HttpResponse<String> page = send(form, RIGHT, "RIB.pdf", other);

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("FR14 **** 606", "J’ai vérifié").doesNotContain("20041");
    assertThat(send(page, RIGHT, "", new byte[0]).statusCode()).isEqualTo(422);
    Matcher box =
        Pattern.compile("name=\"confirmer\"[^>]*value=\"([0-9a-f]+)\"").matcher(page.body());
    assertThat(box.find()).isTrue();
    assertThat(send(page, RIGHT.with("confirmer", box.group(1)), "", new byte[0]).statusCode())
        .isEqualTo(303);
  }

  @Test
  void aFileThatIsMissingOfAnotherKindOrTooLongIsRefusedAndNothingOfItKept() {
    HttpResponse<String> form = manager.get(list + "/ajouter");
    assertThat(send(form, RIGHT, "", new byte[0]).body()).contains("Choisissez le fichier");
    assertThat(send(form, RIGHT, "RIB.pdf", "<svg/>".getBytes(StandardCharsets.UTF_8)).body())
        .contains("ni un PDF, ni une image");
    byte[] tooLong = new byte[FileKind.MAX_BYTES + 1];
    System.arraycopy(png(), 0, tooLong, 0, png().length);
    assertThat(send(form, RIGHT, "RIB.png", tooLong).body()).contains("dépasse 13 631 488");
    assertThat(send(form, RIGHT, "RIB.png", new byte[FileKind.MAX_BYTES + 100_000]).statusCode())
        .isEqualTo(413);
    manager.forgetFormToken();
    HttpResponse<String> forged =
        manager.post(list + "/ajouter", RIGHT, "fichier", "RIB.png", png());
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("La page a expiré", "Compte &lt;courant&gt;");
    assertThat(count("bank_file")).isZero();
    assertThat(count("bank_details")).isZero();
  }

  @Test
  void nobodyButTheManagerSeesOrChangesAnything() {
    HttpResponse<String> form = manager.get(list + "/ajouter");
    String one = send(form, RIGHT, "RIB.png", png()).headers().firstValue("Location").orElseThrow();
    site.activate("autre@exemple.fr", OTHER_SIRET);
    site.activate("marc@exemple.fr", SIRET);
    UUID marc = UUID.randomUUID();
    for (Row row : site.database().query("SELECT account FROM attachment_request LIMIT 1")) {
      marc = row.getUUID("account");
    }
    site.database()
        .query("INSERT INTO membership VALUES ($1, $2, 'member', now())", marc, structure);
    Visitor user = new Visitor(site::at);
    logIn(user, "marc@exemple.fr");
    Visitor stranger = new Visitor(site::at);
    logIn(stranger, "autre@exemple.fr");
    Visitor nobody = new Visitor(site::at);
    nobody.get("/");

    for (String path :
        List.of(list, list + "/ajouter", one, one + "/fichier", one + "/desactiver")) {
      assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(303);
      assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(user.get(path).statusCode()).as(path).isEqualTo(403);
      assertThat(manager.get(path).statusCode()).as(path).isEqualTo(200);
    }
    for (String path : List.of(list + "/ajouter", one + "/desactiver")) {
      assertThat(nobody.post(path, RIGHT).statusCode()).as(path).isEqualTo(403);
      stranger.get("/accueil");
      assertThat(stranger.post(path, RIGHT).statusCode()).as(path).isEqualTo(404);
      user.get("/accueil");
      assertThat(user.post(path, RIGHT).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(manager.get(list).body()).contains("Actif");
    assertThat(manager.get(list.replaceFirst("[0-9a-f]{8}-", "00000000-")).statusCode())
        .isEqualTo(404);
    assertThat(manager.get(list + "/x").statusCode()).isEqualTo(404);
  }

  @Test
  void whatWasTypedIsThereAgainWhereTheSessionEndedMeanwhile() {
    HttpResponse<String> form = manager.get(list + "/ajouter");
    manager.cookies().remove("session");

    HttpResponse<String> over = send(form, RIGHT, "RIB.png", png());

    assertThat(over.statusCode()).isEqualTo(403);
    assertThat(over.body()).contains("Votre session a pris fin", "Compte &lt;courant&gt;");
    logIn(manager, "gestionnaire@exemple.fr");
    manager.forgetFormToken();
    HttpResponse<String> again = manager.post(list + "/ajouter", RIGHT);
    assertThat(again.statusCode()).isEqualTo(403);
    assertThat(again.body()).contains("Compte &lt;courant&gt;", "30006 00001 12345678901 89");
    assertThat(send(again, RIGHT, "RIB.png", png()).statusCode()).isEqualTo(303);
  }

  @Test
  void slowUploadsOfOneAccountAreFewAndGiveTheirPlaceBack() throws Exception {
    HttpResponse<String> form = manager.get(list + "/ajouter");
    List<Socket> slow = new ArrayList<>();
    try {
      Waiting.until(
          "two slow uploads keep a third one out",
          () -> {
            slow.add(beginUpload());
            return send(form, RIGHT, "RIB.png", png()).statusCode() == 503;
          });
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    Waiting.until(
        "there is room again", () -> send(form, RIGHT, "RIB.png", png()).statusCode() == 303);
  }

  @Test
  void anUploadThatHardlyAdvancesIsAnsweredAndCutOff() throws Exception {
    Deadlines hasty =
        new Deadlines(Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofMillis(300));
    try (TestSite other = TestSite.withDeadlines("http://localhost:8080", hasty)) {
      other.activate("gestionnaire@exemple.fr", SIRET);
      Visitor browser = new Visitor(other::at);
      logIn(browser, "gestionnaire@exemple.fr");
      UUID id = other.database().query("SELECT id FROM structure").iterator().next().getUUID("id");
      URI uri = other.at(list.replace(structure.toString(), id.toString()) + "/ajouter");
      try (Socket socket = beginUpload(uri, browser)) {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 408").contains("L’envoi n’avance plus");
      }
    }
  }

  private Socket beginUpload() throws IOException {
    return beginUpload(site.at(list + "/ajouter"), manager);
  }

  private static Socket beginUpload(URI uri, Visitor browser) throws IOException {
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket
        .getOutputStream()
        .write(
            ("POST %s HTTP/1.1\r\nHost: %s:%d\r\nCookie: %s\r\nContent-Length: 100000\r\n"
                    + "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n")
                .formatted(uri.getPath(), uri.getHost(), uri.getPort(), browser.cookieHeader())
                .getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  /** Sends the form of this page with what its hidden fields carry on. */
  private HttpResponse<String> send(
      HttpResponse<String> page, FormValues values, String fileName, byte[] file) {
    FormValues all = values;
    Matcher hidden = HIDDEN.matcher(page.body());
    while (hidden.find()) {
      all = all.with(hidden.group(1), hidden.group(2));
    }
    return manager.post(list + "/ajouter", all, "fichier", fileName, file);
  }

  private static byte[] png() {
    return java.util.HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
  }

  private long count(String table) {
    return site.database().query("SELECT count(*) FROM " + table).iterator().next().getLong(0);
  }

  private static void logIn(Visitor browser, String address) {
    browser.get("/");
    browser.post("/connexion", "adresse", address, "mot_de_passe", TestSite.PASSWORD);
  }
}
