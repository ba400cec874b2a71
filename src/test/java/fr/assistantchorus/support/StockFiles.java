package fr.assistantchorus.support;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as INSEE publishes them, with all their columns, of invented companies. */
public final class StockFiles {
  public static final List<String> ESTABLISHMENT_COLUMNS =
      List.of(
          ("siren,nic,siret,statutDiffusionEtablissement,dateCreationEtablissement,"
                  + "trancheEffectifsEtablissement,anneeEffectifsEtablissement,"
                  + "activitePrincipaleRegistreMetiersEtablissement,"
                  + "dateDernierTraitementEtablissement,etablissementSiege,"
                  + "nombrePeriodesEtablissement,complementAdresseEtablissement,"
                  + "numeroVoieEtablissement,indiceRepetitionEtablissement,"
                  + "dernierNumeroVoieEtablissement,typeVoieEtablissement,"
                  + "libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,"
                  + "libelleCommuneEtrangerEtablissement,distributionSpecialeEtablissement,"
                  + "codeCommuneEtablissement,codeCedexEtablissement,libelleCedexEtablissement,"
                  + "codePaysEtrangerEtablissement,libellePaysEtrangerEtablissement,"
                  + "identifiantAdresseEtablissement,coordonneeLambertAbscisseEtablissement,"
                  + "coordonneeLambertOrdonneeEtablissement,dateDebut,"
                  + "etatAdministratifEtablissement,enseigne1Etablissement,enseigne2Etablissement,"
                  + "enseigne3Etablissement,denominationUsuelleEtablissement,"
                  + "activitePrincipaleEtablissement,nomenclatureActivitePrincipaleEtablissement,"
                  + "caractereEmployeurEtablissement")
              .split(","));

  public static final List<String> UNIT_COLUMNS =
      List.of(
          ("siren,statutDiffusionUniteLegale,unitePurgeeUniteLegale,dateCreationUniteLegale,"
               + "sigleUniteLegale,sexeUniteLegale,prenom1UniteLegale,prenom2UniteLegale,"
               + "prenomUsuelUniteLegale,pseudonymeUniteLegale,identifiantAssociationUniteLegale,"
               + "trancheEffectifsUniteLegale,anneeEffectifsUniteLegale,"
               + "dateDernierTraitementUniteLegale,nombrePeriodesUniteLegale,categorieEntreprise,"
               + "anneeCategorieEntreprise,dateDebut,etatAdministratifUniteLegale,nomUniteLegale,"
               + "nomUsageUniteLegale,denominationUniteLegale,denominationUsuelle1UniteLegale,"
               + "categorieJuridiqueUniteLegale,activitePrincipaleUniteLegale,"
               + "nomenclatureActivitePrincipaleUniteLegale,nicSiegeUniteLegale,"
               + "economieSocialeSolidaireUniteLegale,caractereEmployeurUniteLegale")
              .split(","));

  private StockFiles() {}

  public static String header(List<String> columns) {
    return String.join(",", columns);
  }

  /** A line; what is not given is empty, but for what each line has. */
  public static String establishment(String siret, Map<String, String> values) {
    Map<String, String> all = new HashMap<>();
    all.put("siren", siret.substring(0, 9));
    all.put("nic", siret.substring(9));
    all.put("siret", siret);
    all.put("statutDiffusionEtablissement", "O");
    all.put("dateCreationEtablissement", "2001-04-01");
    all.put("dateDernierTraitementEtablissement", "2026-01-15T04:12:10.000");
    all.put("etablissementSiege", "true");
    all.put("nombrePeriodesEtablissement", "2");
    all.put("etatAdministratifEtablissement", "A");
    all.put("activitePrincipaleEtablissement", "01.50Z");
    all.put("nomenclatureActivitePrincipaleEtablissement", "NAFRev2");
    all.putAll(values);
    return line(ESTABLISHMENT_COLUMNS, all);
  }

  public static String unit(String siren, Map<String, String> values) {
    Map<String, String> all = new HashMap<>();
    all.put("siren", siren);
    all.put("statutDiffusionUniteLegale", "O");
    all.put("dateDernierTraitementUniteLegale", "2026-01-15T04:12:10.000");
    all.put("etatAdministratifUniteLegale", "A");
    all.put("categorieJuridiqueUniteLegale", "6598");
    all.put("nicSiegeUniteLegale", "00010");
    all.putAll(values);
    return line(UNIT_COLUMNS, all);
  }

  private static String line(List<String> columns, Map<String, String> values) {
    return columns.stream()
        .map(column -> quoted(values.getOrDefault(column, "")))
        .collect(Collectors.joining(","));
  }

  private static String quoted(String value) {
    boolean plain = value.indexOf(',') < 0 && value.indexOf('"') < 0 && value.indexOf('\n') < 0;
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  /** Writes the header and the lines; as a ZIP where the name ends so. */
  public static Path write(Path file, List<String> columns, Iterable<String> lines)
      throws IOException {
    try (var stream = Files.newOutputStream(file)) {
      if (!file.toString().endsWith(".zip")) {
        write(stream, columns, lines);
        return file;
      }
      ZipOutputStream zip = new ZipOutputStream(stream);
      zip.putNextEntry(new ZipEntry("Stock_utf8.csv"));
      write(zip, columns, lines);
      zip.closeEntry();
      zip.finish();
      return file;
    }
  }

  private static void write(OutputStream stream, List<String> columns, Iterable<String> lines)
      throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    writer.append(header(columns)).append('\n');
    for (String line : lines) {
      writer.append(line).append('\n');
    }
    writer.flush();
  }
}
