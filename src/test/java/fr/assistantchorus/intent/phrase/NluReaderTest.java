package fr.assistantchorus.intent.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NluReaderTest {

  @Test
  void phrasesAreReadWithTheirPlaceAndWithoutAnnotations() {
    String yaml =
        """
        version: "3.1"
        nlu:
        - intent: saluer
          examples: |
            - bonjour
        - intent: lien/duree
          examples: |
            - combien de [temps](duree) le [lien]{"entity": "objet", "value": "x"} ?

            - jusqu'à quand
        - synonym: mail
          examples: |
            - courriel
        - regex: siret
          examples: |
            - [0-9]{14}
        - lookup: ville
          examples: |
            - Nantes
        """;
    assertThat(read(yaml))
        .containsExactly(
            new Phrase("bonjour", "saluer", "a.yml", 5),
            new Phrase("combien de temps le lien ?", "lien/duree", "a.yml", 8),
            new Phrase("jusqu'à quand", "lien/duree", "a.yml", 10));
  }

  @Test
  void everyFaultIsToldAtOnceWithItsLine() {
    String faulty =
        """
        version: "un"
        nlu:
        - intent: deux mots
          examples: |
            - bon
            sans tiret
            -
        - intent: vide
          examples: ""
        - examples: |
            - à qui ?
        - intent: inconnu
          exemples: |
            - faute de frappe
        - intent: sans
        - juste un texte
        """;
    MalformedNlu malformed =
        catchThrowableOfType(
            MalformedNlu.class,
            () ->
                NluReader.read(
                    List.of(
                        new NluSource("a.yml", faulty),
                        new NluSource("b.yml", "nlu: [\n"),
                        new NluSource("c.yml", ""),
                        new NluSource("d.yml", "nlu:\n  intent: x\n"))));
    assertThat(malformed.faults())
        .extracting(MalformedNlu.Fault::toString)
        .containsExactly(
            "a.yml:1: version should be \"3.1\"",
            "a.yml:3: not a name for intent: \"deux mots\"",
            "a.yml:6: an example starts with \"- \": \"sans tiret\"",
            "a.yml:7: an example starts with \"- \": \"-\"",
            "a.yml:9: intent vide has no examples",
            "a.yml:10: an entry needs exactly one of intent, synonym, regex, lookup",
            "a.yml:13: unknown key \"exemples\"; known: examples, intent, lookup, metadata, regex,"
                + " synonym",
            "a.yml:12: intent inconnu has no examples",
            "a.yml:15: intent sans has no examples",
            "a.yml:16: an entry should be a mapping",
            "a.yml:16: an entry needs exactly one of intent, synonym, regex, lookup",
            "b.yml:2: not YAML: expected the node content, but found '<stream end>'",
            "c.yml:1: the file is empty",
            "d.yml:2: expected a list under the key nlu");
  }

  @Test
  void aFolderIsReadByNameAndAFileAlone(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("b.yml"), phrase("b"));
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/a.yaml"), phrase("a"));
    Files.writeString(folder.resolve("notes.txt"), "not read");
    assertThat(NluSource.under(folder))
        .extracting(NluSource::name)
        .containsExactly("b.yml", "sub/a.yaml");
    assertThat(NluReader.read(NluSource.under(folder.resolve("b.yml"))))
        .containsExactly(new Phrase("b", "x", "b.yml", 4));
  }

  private static String phrase(String text) {
    return "nlu:\n- intent: x\n  examples: |\n    - " + text + "\n";
  }

  private static List<Phrase> read(String yaml) {
    return NluReader.read(List.of(new NluSource("a.yml", yaml)));
  }
}
