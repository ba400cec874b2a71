package fr.assistantchorus.web.site.structure;

import fr.assistantchorus.field.Phone;
import fr.assistantchorus.portal.session.Account;
import fr.assistantchorus.portal.structure.Identifier;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.portal.structure.Structure;
import fr.assistantchorus.portal.structure.StructureDetails;
import fr.assistantchorus.portal.structure.StructureText;
import fr.assistantchorus.portal.structure.StructureTrait;
import fr.assistantchorus.portal.structure.Structures;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.Uuids;
import fr.assistantchorus.web.page.Grouped;
import fr.assistantchorus.web.page.Row;
import fr.assistantchorus.web.page.Site;
import fr.assistantchorus.web.page.Visitors;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One structure in detail, for those who belong to it; to all others it does not exist. */
public final class StructurePage {
  private final Site site;
  private final Structures structures;

  public StructurePage(Site site, Structures structures) {
    this.site = site;
    this.structures = structures;
  }

  public void route(Routes routes) {
    routes.get(StructurePaths.ONE, site.visitors().loggedIn(this::look));
  }

  private void look(RoutingContext context) {
    Responses.answer(
        context,
        find(site, structures, context),
        found -> found.ifPresentOrElse(own -> show(context, own), () -> context.fail(404)));
  }

  /** Returns the structure of the path; empty where the account does not belong to it. */
  static Future<Optional<Structures.Own>> find(
      Site site, Structures structures, RoutingContext context) {
    Account account = Visitors.account(context).orElseThrow();
    return Uuids.read(context.pathParam(StructurePaths.STRUCTURE))
        .map(id -> site.transaction(transaction -> structures.find(transaction, account.id(), id)))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  private void show(RoutingContext context, Structures.Own own) {
    Structure structure = own.structure();
    site.show(
        context,
        200,
        "structure",
        Map.of(
            "name", structure.details().name(),
            "managed", own.managed(),
            "identity", identity(structure),
            "place", place(structure.details()),
            "settings", settings(structure.details()),
            "one", StructurePaths.of(structure.id())));
  }

  private static List<Row> identity(Structure structure) {
    StructureDetails details = structure.details();
    Identifier identifier = details.identifier();
    List<Row> rows = new ArrayList<>();
    if (identifier.type() == IdentifierType.SIRET) {
      rows.add(Row.number("SIRET", Grouped.siret(identifier.value())));
    } else {
      rows.add(Row.text("Type d’identifiant", identifier.type().label()));
      add(rows, "Identifiant", identifier.value());
    }
    rows.add(Row.text("Raison sociale", details.name()));
    add(rows, "Libellé", details.text(StructureText.LABEL));
    rows.add(Row.text("Statut", structure.isActive() ? "Actif" : "Inactif"));
    rows.add(Row.text("Date de création", structure.createdOn()));
    add(rows, "Numéro RCS", details.text(StructureText.RCS));
    add(rows, "Numéro de TVA", details.text(StructureText.VAT_NUMBER));
    if (identifier.type() == IdentifierType.SIRET && !details.verified()) {
      rows.add(Row.text("Données", "Non vérifiées au registre des entreprises"));
    }
    return rows;
  }

  private static List<Row> place(StructureDetails details) {
    List<Row> rows = new ArrayList<>();
    if (!details.addressLines().isEmpty()) {
      rows.add(Row.lines("Adresse", details.addressLines()));
    }
    add(rows, "Adresse électronique", details.text(StructureText.EMAIL));
    add(rows, "Téléphone", Phone.spaced(details.text(StructureText.PHONE)));
    add(rows, "Fax", Phone.spaced(details.text(StructureText.FAX)));
    rows.add(
        Row.text(
            "Non diffusible INSEE",
            details.undisclosed() ? "Oui : l’adresse n’est montrée qu’à ses utilisateurs" : "Non"));
    return rows;
  }

  private static List<Row> settings(StructureDetails details) {
    return List.of(
        Row.text("Type", details.is(StructureTrait.PUBLIC_BODY) ? "Publique" : "Privée"),
        yesOrNo(details, "Centre de gestion agricole", StructureTrait.MANAGEMENT_CENTRE),
        yesOrNo(details, "Demande de rattachement active", StructureTrait.ACCEPTS_REQUESTS),
        yesOrNo(details, "Émetteur EDI", StructureTrait.EDI_ISSUER),
        yesOrNo(details, "Cycles de vie en EDI", StructureTrait.EDI_LIFE_CYCLES));
  }

  private static Row yesOrNo(StructureDetails details, String label, StructureTrait trait) {
    return Row.text(label, details.is(trait) ? "Oui" : "Non");
  }

  private static void add(List<Row> rows, String label, String value) {
    if (!value.isEmpty()) {
      rows.add(Row.text(label, value));
    }
  }
}
