package fr.assistantchorus;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who may import whom: the drawing of the house, held. */
@AnalyzeClasses(packages = "fr.assistantchorus", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "fr.assistantchorus";

  private static final String[] PURE_ROOMS = {
    ROOT + ".field", ROOT + ".dialog", ROOT + ".engine", ROOT + ".entity"
  };

  private static final String READ_THEIR_FILES = ".*\\.(CatalogSources|Towns\\$Loaded)";

  @ArchTest static final ArchRule FIELD = room("field");
  @ArchTest static final ArchRule DIALOG = room("dialog", "field");
  @ArchTest static final ArchRule ENGINE = room("engine", "dialog", "field");
  @ArchTest static final ArchRule ENTITY = room("entity", "field");
  @ArchTest static final ArchRule INTENT = room("intent", "entity", "field");
  @ArchTest static final ArchRule EVALUATION = room("evaluation", "intent");
  @ArchTest static final ArchRule LOG = room("log");
  @ArchTest static final ArchRule STORE = room("store");
  @ArchTest static final ArchRule MAIL = room("mail", "store");
  @ArchTest static final ArchRule EMBEDDED = room("embedded", "store", "mail");
  @ArchTest static final ArchRule COMPANY = room("company", "field", "store");
  @ArchTest static final ArchRule PORTAL = room("portal", "company", "field", "store", "mail");

  @ArchTest
  static final ArchRule CONVERSATION =
      room("conversation", "engine", "dialog", "intent", "entity", "field", "store");

  @ArchTest static final ArchRule WEB = room("web", "conversation", "portal", "company", "field");

  /** Its vocabulary (signatures, values) is the engine's; its bridge is the one interface. */
  @ArchTest
  static final ArchRule ACTION =
      roomWith(
          "action",
          resideInAPackage(ROOT + ".conversation")
              .and(
                  simpleName("Action")
                      .or(DescribedPredicate.describe("nested in Action", inAction())))
              .or(simpleName("Transaction")),
          "portal",
          "company",
          "field",
          "dialog",
          "engine");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PURE_ROOMS_TOUCH_NOTHING =
      noClasses()
          .that()
          .resideInAnyPackage(PURE_ROOMS)
          .and()
          .haveNameNotMatching(READ_THEIR_FILES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.vertx..",
              "java.io..",
              "java.nio.file..",
              "java.net..",
              "java.sql..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule PURE_ROOMS_KNOW_NO_CLOCK_AND_NO_CHANCE =
      noClasses()
          .that()
          .resideInAnyPackage(PURE_ROOMS)
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.time\\.Clock|java\\.util\\.Random|java\\.util\\.concurrent\\..*Random")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule SQL =
      only(
          "io.vertx.(sqlclient|pgclient)\\..*",
          "store",
          "company",
          "portal",
          "conversation",
          "mail",
          "embedded");

  @ArchTest static final ArchRule WEB_SERVER = only("io.vertx.ext.web\\..*", "web");
  @ArchTest static final ArchRule YAML = only("org.snakeyaml\\..*", "dialog", "intent", "web");
  @ArchTest static final ArchRule OPEN_NLP = only("opennlp\\..*", "intent");
  @ArchTest static final ArchRule TIKA = only("org.apache.tika\\..*", "conversation");
  @ArchTest static final ArchRule ALTCHA = only("org.altcha\\..*", "portal");
  @ArchTest static final ArchRule TINK = only("com.google.crypto.tink\\..*", "store");

  /** Of ours, a room uses these rooms and itself. */
  private static ArchRule room(String name, String... used) {
    return roomWith(name, DescribedPredicate.alwaysFalse(), used);
  }

  private static ArchRule roomWith(
      String name, DescribedPredicate<? super JavaClass> also, String... used) {
    String[] allowed =
        Stream.concat(Stream.of(name), Stream.of(used))
            .map(room -> ROOT + "." + room + "..")
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> ours = resideInAPackage(ROOT + "..");
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "." + name + "..")
        .should()
        .dependOnClassesThat(
            ours.and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed)))
                .and(DescribedPredicate.not(also)))
        .allowEmptyShould(true);
  }

  private static ArchRule only(String library, String... rooms) {
    String[] allowed =
        Stream.of(rooms).map(room -> ROOT + "." + room + "..").toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(library);
  }

  private static Predicate<JavaClass> inAction() {
    return type -> type.getName().startsWith(ROOT + ".conversation.Action$");
  }
}
