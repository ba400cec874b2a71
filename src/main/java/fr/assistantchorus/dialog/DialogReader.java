package fr.assistantchorus.dialog;

import fr.assistantchorus.field.FieldType;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the document of one dialog. */
final class DialogReader {
  static final int MAX_STATES = 100;
  static final int MAX_SLOTS = 50;

  /** What names of dialogs and states look like; they are part of message ids. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /**
   * What names of slots look like; texts quote them, and ICU takes a hyphen for the end of the
   * name.
   */
  private static final Pattern VARIABLE = Pattern.compile("[a-z][a-z0-9_]*");

  private final MappingReader document;
  private final Catalogues catalogues;
  private final DialogFaults problems;
  private final Set<String> untyped = new HashSet<>();

  DialogReader(MappingReader document, Catalogues catalogues, DialogFaults problems) {
    this.document = document;
    this.catalogues = catalogues;
    this.problems = problems;
  }

  /**
   * Reads the document. What cannot be read is told as a fault, and something harmless stands in
   * for it.
   *
   * @param repair whether the file is that of the repairs
   */
  Draft read(String file, Lines lines, boolean repair) {
    document.require("dialog", "title", "start", "states");
    String name = document.text("dialog").orElse("");
    checkName(NAME, "dialog", name, document.line("dialog"));
    String title = document.label("title").orElse("");
    Set<String> triggers = triggers();
    List<String> pages = pages();
    Dialog.Access access = access();
    Optional<Speaker> speaker = speaker();
    Map<String, Slot> slots = slots();
    StateReader reader = new StateReader(catalogues, problems);
    Map<String, DialogState> states = states(reader);
    Optional<String> start = document.text("start");
    document.refuseOthers();
    start
        .filter(Predicate.not(states::containsKey))
        .ifPresent(s -> problems.unknown(document.line("start"), "state", s, states.keySet()));
    boolean incomplete = reader.incomplete() || !states.containsKey(start.orElse(""));
    Dialog dialog =
        new Dialog(
            name, title, triggers, pages, access, speaker, repair, slots, start.orElse(""), states);
    untyped.addAll(reader.unlisted());
    return new Draft(
        file, lines, dialog, incomplete, Set.copyOf(untyped), Set.copyOf(reader.handingAll()));
  }

  private Set<String> triggers() {
    Set<String> triggers = new LinkedHashSet<>();
    for (String trigger : document.texts("triggers")) {
      if (!triggers.add(trigger)) {
        problems.add(document.line("triggers"), "doubled trigger \"%s\"".formatted(trigger));
      }
    }
    return Collections.unmodifiableSet(triggers);
  }

  private List<String> pages() {
    List<String> pages = document.texts("pages");
    for (String page : pages) {
      if (!page.startsWith("/")) {
        String message = "page \"%s\"; a page is a path and begins with /";
        problems.add(document.line("pages"), message.formatted(page));
      }
    }
    return pages;
  }

  private Dialog.Access access() {
    Map<String, Dialog.Access> byCode =
        Arrays.stream(Dialog.Access.values())
            .collect(Collectors.toMap(a -> a.name().toLowerCase(Locale.ROOT), a -> a));
    Optional<String> code = document.text("access");
    code.filter(Predicate.not(byCode::containsKey))
        .ifPresent(c -> problems.unknown(document.line("access"), "access", c, byCode.keySet()));
    return code.map(byCode::get).orElse(Dialog.Access.ANYONE);
  }

  private Optional<Speaker> speaker() {
    Optional<String> code = document.text("speaker");
    code.filter(one -> Speaker.ofCode(one).isEmpty())
        .ifPresent(one ->
            problems.unknown(
                document.line("speaker"), "speaker", one, Set.copyOf(Speaker.codes())));
    return code.flatMap(Speaker::ofCode);
  }

  private Map<String, Slot> slots() {
    Map<String, Slot> slots = new LinkedHashMap<>();
    Optional<MappingReader> section = document.mapping("slots");
    if (section.isEmpty()) {
      return slots;
    }
    MappingReader all = section.get();
    for (String name : all.keys()) {
      checkName(VARIABLE, "slot", name, all.line(name));
      slots.put(
          name, all.mapping(name).map(slot -> slot(name, slot)).orElseGet(() -> untypedSlot(name)));
    }
    if (slots.size() > MAX_SLOTS) {
      problems.add(all.line(), "%d slots; at most %d".formatted(slots.size(), MAX_SLOTS));
    }
    return Collections.unmodifiableMap(slots);
  }

  private Slot slot(String name, MappingReader reader) {
    reader.require("type");
    Optional<FieldType> type = reader.text("type").flatMap(code -> type(code, reader));
    boolean sensitive = reader.flag("sensitive");
    if (type.isPresent() && type.get().isSensitive() && !sensitive) {
      String message = "a slot of type %s is sensitive; add \"sensitive: true\"";
      problems.add(reader.line("type"), message.formatted(type.get().code()));
    }
    Slot slot =
        new Slot(
            name,
            type.orElseGet(() -> untypedSlot(name).type()),
            sensitive,
            reader.flag("optional"),
            reader.label("label").orElse(usualLabel(type.orElse(FieldType.TEXT))),
            reader.texts("aliases"),
            entity(reader, sensitive));
    reader.refuseOthers();
    return slot;
  }

  private Optional<String> entity(MappingReader reader, boolean sensitive) {
    Optional<String> entity = reader.text("entity");
    entity
        .filter(Predicate.not(Slot.ENTITIES::contains))
        .ifPresent(e -> problems.unknown(reader.line("entity"), "entity", e, Slot.ENTITIES));
    if (entity.isPresent() && sensitive) {
      problems.add(
          reader.line("entity"), "an entity is kept in the clear, a sensitive slot is not");
    }
    return entity;
  }

  private Optional<FieldType> type(String code, MappingReader reader) {
    Optional<FieldType> type = FieldType.ofCode(code);
    if (type.isEmpty()) {
      Set<String> codes =
          Arrays.stream(FieldType.values()).map(FieldType::code).collect(Collectors.toSet());
      problems.unknown(reader.line("type"), "type", code, codes);
    }
    return type;
  }

  /**
   * Returns what stands in for a slot that could not be read, so that its uses are not told as
   * faults too.
   */
  private Slot untypedSlot(String name) {
    untyped.add(name);
    return new Slot(name, FieldType.TEXT, false, false, name, List.of(), Optional.empty());
  }

  private static String usualLabel(FieldType type) {
    return switch (type) {
      case EMAIL -> "adresse électronique";
      case SIRET -> "SIRET";
      case CHOICE, CHOICES -> "choix";
      case YES_NO -> "confirmation";
      case TEXT -> "réponse";
      case NAME -> "nom";
      case COMPANY_NAME -> "raison sociale";
      case ADDRESS -> "adresse";
      case CITY -> "ville";
      case COUNTRY -> "pays";
      case POSTAL_CODE -> "code postal";
      case PHONE -> "téléphone";
      case VAT_NUMBER -> "numéro de TVA";
      case RCS -> "numéro RCS";
      case PACAGE -> "numéro de PACAGE";
      case RIDET -> "numéro RIDET";
      case TAHITI -> "numéro TAHITI";
      case SHELLFISH_NUMBER -> "numéro de conchyliculteur";
      case HAND_OVER_CODE -> "code de reprise";
      case IBAN -> "IBAN";
      case IBAN_COUNTRY, IBAN_KEY, BBAN, BIC, BANK, BRANCH, ACCOUNT, RIB_KEY ->
          type.block().orElseThrow().label();
      case FILE -> "fichier";
    };
  }

  private Map<String, DialogState> states(StateReader reader) {
    Map<String, DialogState> states = new LinkedHashMap<>();
    Optional<MappingReader> section = document.mapping("states");
    if (section.isEmpty()) {
      return states;
    }
    MappingReader all = section.get();
    for (String name : all.keys()) {
      checkName(NAME, "state", name, all.line(name));
      states.put(name, reader.read(name, all.line(name), all.mapping(name)));
    }
    if (states.isEmpty() || states.size() > MAX_STATES) {
      problems.add(all.line(), "%d states; 1 to %d".formatted(states.size(), MAX_STATES));
    }
    return Collections.unmodifiableMap(states);
  }

  private void checkName(Pattern pattern, String what, String name, int line) {
    if (!name.isEmpty() && !pattern.matcher(name).matches()) {
      String between = pattern == NAME ? "hyphens" : "underscores";
      String message = "%s name \"%s\"; it is lower-case letters, digits and %s";
      problems.add(line, message.formatted(what, name, between));
    }
  }
}
