package fr.assistantchorus;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** Who may import whom: the drawing of the house, held. A rule that nothing falls under fails. */
@AnalyzeClasses(packages = "fr.assistantchorus", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "fr.assistantchorus";

  @ArchTest static final ArchTests ROOMS = ArchTests.in(Rooms.class);
  @ArchTest static final ArchTests PORTAL = ArchTests.in(PortalRooms.class);
  @ArchTest static final ArchTests CONVERSATION = ArchTests.in(ConversationRooms.class);
  @ArchTest static final ArchTests WEB = ArchTests.in(WebRooms.class);
  @ArchTest static final ArchTests PURE = ArchTests.in(PureRooms.class);

  /** The rooms of the first level. */
  static final class Rooms {
    @ArchTest static final ArchRule FIELD = room("field");
    @ArchTest static final ArchRule DIALOG = room("dialog", "field");
    @ArchTest static final ArchRule ENGINE = room("engine", "dialog", "field");
    @ArchTest static final ArchRule ENTITY = room("entity", "field");
    @ArchTest static final ArchRule INTENT = room("intent", "entity", "field");

    @ArchTest
    static final ArchRule EVALUATION = room("evaluation", "intent", "hearing", "engine", "dialog");

    @ArchTest
    static final ArchRule HEARING =
        room("hearing", "engine", "intent", "entity", "dialog", "field");

    @ArchTest static final ArchRule LOG = room("log");
    @ArchTest static final ArchRule STORE = room("store");
    @ArchTest static final ArchRule MAIL = room("mail", "store");
    @ArchTest static final ArchRule EMBEDDED = room("embedded", "store", "mail");
    @ArchTest static final ArchRule COMPANY = room("company", "field", "store");
    @ArchTest static final ArchRule PORTAL = room("portal", "company", "field", "store", "mail");

    @ArchTest
    static final ArchRule CONVERSATION =
        room(
            "conversation",
            "engine",
            "hearing",
            "dialog",
            "intent",
            "entity",
            "field",
            "store",
            "log");

    /**
     * Its vocabulary (signatures, values) is the engine's; its bridge is the one interface, and the
     * file in it.
     */
    @ArchTest
    static final ArchRule ACTION =
        uses(
            "action..",
            anyOf("action..", "portal..", "company..", "field..", "dialog..", "engine..")
                .or(named("conversation.chat.Action"))
                .or(named("conversation.chat.ReceivedFile"))
                .or(named("store.Transaction")));

    @ArchTest
    static final ArchRule WEB =
        uses(
            "web..",
            anyOf("web..", "conversation..", "portal..", "company..", "field..")
                .or(named("store.Transaction")));

    /** What a start reads; it knows the program only by what it starts. */
    @ArchTest
    static final ArchRule SETTING =
        room(
            "setting", "dialog", "engine", "field", "hearing", "intent", "log", "mail", "store",
            "web");

    @ArchTest
    static final ArchRule NOTHING_BUT_COMMANDS_KNOWS_THE_ROOT =
        noClasses()
            .that(
                anyOf("..")
                    .and(DescribedPredicate.not(resideInAnyPackage(ROOT, ROOT + ".command"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule NOTHING_BUT_THE_ROOT_KNOWS_THE_COMMANDS =
        noClasses()
            .that(
                anyOf("..")
                    .and(DescribedPredicate.not(resideInAnyPackage(ROOT, ROOT + ".command"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".command");

    /** Neither between the rooms, nor between the rooms within one. */
    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static void librariesStayInTheirRooms(JavaClasses all) {
      only(
          all,
          "io\\.vertx\\.(sqlclient|pgclient)\\..*",
          "store",
          "company",
          "portal",
          "conversation",
          "mail",
          "embedded");
      only(all, "io\\.vertx\\.ext\\.web\\..*", "web");
      only(all, "org\\.snakeyaml\\..*", "dialog", "hearing", "intent", "web.chat");
      only(all, "java\\.text\\.Normalizer", "field", "portal.account");
      only(all, "opennlp\\..*", "intent");
      only(all, "org\\.apache\\.tika\\..*", "store");
      only(all, "org\\.iban4j\\..*", "field");
      only(all, "org\\.apache\\.(pdfbox|fontbox)\\..*", "portal.bank");
      only(all, "me\\.gosimple\\..*", "portal.account");
      only(all, "org\\.altcha\\..*", "portal.signup");
      only(all, "com\\.eatthepath\\..*", "portal.agent");
      only(all, "org\\.eclipse\\.elk\\..*", "conversation.agent");
      only(all, "com\\.google\\.crypto\\.tink\\..*", "store");
      only(all, "io\\.pebbletemplates\\..*", "web.page", "mail");
    }
  }

  /**
   * Within the portal: limit ← account; limit, account, space ← structure ← attachment ← the
   * others.
   */
  static final class PortalRooms {
    private static final String[] GROUND = {"company..", "field..", "store..", "mail.."};

    @ArchTest static final ArchRule LIMIT = portal("limit");
    @ArchTest static final ArchRule ACCOUNT = portal("account", "limit");
    @ArchTest static final ArchRule SPACE = portal("space");
    @ArchTest static final ArchRule STRUCTURE = portal("structure", "limit", "account", "space");

    @ArchTest
    static final ArchRule ATTACHMENT =
        portal("attachment", "limit", "account", "space", "structure");

    @ArchTest static final ArchRule AGENT = portal("agent", "limit", "account");
    @ArchTest static final ArchRule DESK = portal("desk", "limit");
    @ArchTest static final ArchRule SIGN_UP = over("signup");
    @ArchTest static final ArchRule SESSION = over("session");
    @ArchTest static final ArchRule SUPPORT = over("support");
    @ArchTest static final ArchRule SUBSCRIPTION = over("subscription");
    @ArchTest static final ArchRule BANK = over("bank");

    @ArchTest
    static final ArchRule PRIVACY =
        portal(
            "privacy",
            "limit",
            "account",
            "space",
            "structure",
            "attachment",
            "session",
            "subscription",
            "support");

    @ArchTest
    static final ArchRule REFUND =
        portal(
            "refund",
            "limit",
            "account",
            "space",
            "structure",
            "attachment",
            "subscription",
            "bank");

    /** A table has one owner, and what reads its rows stays near it. */
    @ArchTest
    static final ArchRule STORES_STAY_IN_THE_PORTAL =
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".portal..")
            .should()
            .dependOnClassesThat(
                anyOf("portal..").and(JavaClass.Predicates.simpleNameEndingWith("Store")));

    /** Its acts run in the transaction that they are handed, or in those that a runner begins. */
    @ArchTest
    static final ArchRule HOLDS_NO_POOL =
        noClasses().that(anyOf("portal..")).should().dependOnClassesThat(named("store.Database"));

    private static ArchRule over(String room) {
      return portal(room, "limit", "account", "space", "structure", "attachment");
    }

    private static ArchRule portal(String room, String... used) {
      String[] rooms =
          Stream.concat(Stream.of(room), Stream.of(used))
              .map(name -> "portal." + name)
              .toArray(String[]::new);
      return uses("portal." + room, anyOf(GROUND).or(anyOf(rooms)));
    }
  }

  /** From outside, a conversation is its chat. */
  static final class ConversationRooms {
    @ArchTest
    static final ArchRule THE_WEB_AND_THE_ACTS_SEE_THE_CHAT =
        noClasses()
            .that(anyOf("web..", "action.."))
            .should()
            .dependOnClassesThat(
                anyOf("conversation..")
                    .and(
                        DescribedPredicate.not(
                            anyOf("conversation", "conversation.chat", "conversation.agent"))));

    @ArchTest
    static final ArchRule ONLY_THE_CONSOLE_SEES_WHAT_AGENTS_SEE =
        noClasses()
            .that(
                anyOf("web..", "action..").and(DescribedPredicate.not(anyOf("web", "web.console"))))
            .should()
            .dependOnClassesThat(anyOf("conversation.agent"));

    @ArchTest
    static final ArchRule THE_ROOT_SEES_TURN_AND_RECORD_TOO =
        noClasses()
            .that(resideInAnyPackage(ROOT, ROOT + ".command"))
            .should()
            .dependOnClassesThat(
                anyOf("conversation..")
                    .and(
                        DescribedPredicate.not(
                            anyOf(
                                "conversation",
                                "conversation.agent",
                                "conversation.chat",
                                "conversation.turn",
                                "conversation.record"))));

    @ArchTest
    static final ArchRule CHAT =
        uses("conversation.chat", anyOf("conversation.chat", "engine", "dialog", "field", "store"));

    @ArchTest
    static final ArchRule TURN =
        uses(
            "conversation.turn",
            anyOf("conversation.turn", "conversation.chat")
                .or(DescribedPredicate.not(anyOf("conversation.."))));
  }

  /** http ← page ← site, and http ← chat; one noun's pages do not know another's. */
  static final class WebRooms {
    @ArchTest static final ArchRule HTTP = uses("web.http", anyOf("web.http"));

    @ArchTest
    static final ArchRule CHAT =
        uses("web.chat", anyOf("web.chat", "web.http", "conversation", "conversation.chat"));

    @ArchTest
    static final ArchRule PAGE =
        uses(
            "web.page",
            anyOf("web.page", "web.http", "portal.session").or(named("store.Transaction")));

    @ArchTest
    static final ArchRule CONSOLE =
        uses(
            "web.console",
            anyOf(
                    "web.console",
                    "web.http",
                    "web.page",
                    "portal.agent",
                    "portal.desk",
                    "portal.support",
                    "portal.privacy",
                    "conversation.agent",
                    "conversation.chat")
                .or(named("store.Transaction")));

    @ArchTest
    static final ArchRule SITE =
        noClasses()
            .that(anyOf("web.site.."))
            .should()
            .dependOnClassesThat(anyOf("web.chat", "web.console", "web"));
  }

  /** No I/O, no clock, no chance: time and ids come in with the event. */
  static final class PureRooms {
    private static final String[] PURE = {
      ROOT + ".field", ROOT + ".dialog", ROOT + ".engine", ROOT + ".entity", ROOT + ".hearing"
    };

    private static final String READ_THEIR_FILES =
        ".*\\.(CatalogSources|PersonName\\$Usual|Towns\\$Loaded)";

    @ArchTest
    static final ArchRule TOUCH_NOTHING =
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
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
    static final ArchRule KNOW_NO_CLOCK_AND_NO_CHANCE =
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
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
  }

  /** Of ours, a room uses these rooms and itself. */
  private static ArchRule room(String name, String... used) {
    return uses(
        name + "..",
        anyOf(
            Stream.concat(Stream.of(name), Stream.of(used))
                .map(room -> room + "..")
                .toArray(String[]::new)));
  }

  /** Of ours, what is in these packages uses only what the predicate allows. */
  private static ArchRule uses(String packages, DescribedPredicate<? super JavaClass> allowed) {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "." + packages)
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "..").and(DescribedPredicate.not(allowed)));
  }

  private static DescribedPredicate<JavaClass> anyOf(String... packages) {
    return resideInAnyPackage(
        Stream.of(packages)
            .map(name -> name.equals("..") ? ROOT + ".." : ROOT + "." + name)
            .toArray(String[]::new));
  }

  /** A class, and those nested in it. */
  private static DescribedPredicate<JavaClass> named(String name) {
    String whole = ROOT + "." + name;
    return DescribedPredicate.describe(
        name, type -> type.getName().equals(whole) || type.getName().startsWith(whole + "$"));
  }

  /** A library is used in these rooms, in each of them, and nowhere else. */
  private static void only(JavaClasses all, String library, String... rooms) {
    List<String> users =
        all.stream()
            .filter(type -> type.getDirectDependenciesFromSelf().stream().anyMatch(on(library)))
            .map(JavaClass::getPackageName)
            .distinct()
            .toList();
    for (String room : rooms) {
      Assertions.assertThat(users)
          .as("%s is used in %s", library, room)
          .anyMatch(user -> within(user, room));
    }
    Assertions.assertThat(users)
        .as("%s is used nowhere else", library)
        .allMatch(user -> Arrays.stream(rooms).anyMatch(room -> within(user, room)));
  }

  private static Predicate<Dependency> on(String library) {
    return dependency -> dependency.getTargetClass().getName().matches(library);
  }

  private static boolean within(String user, String room) {
    String whole = ROOT + "." + room;
    return user.equals(whole) || user.startsWith(whole + ".");
  }
}
