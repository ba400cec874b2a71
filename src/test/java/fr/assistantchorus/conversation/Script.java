package fr.assistantchorus.conversation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A conversation written down: one line a thing.
 *
 * <pre>
 * # a comment
 * play FILE         the lines of another script stand here; FILE is under the same folder
 *
 * Before and between the turns:
 * pending ADDRESS   somebody whose registration waits
 * account ADDRESS   somebody who has an account; « paul.martin@… » is called Paul Martin
 * account ADDRESS NAME, SIRET   the same, and the structure is this one; where it is there already,
 *                   its manager is asked for the attachment; « without TIC » after it: no space is
 *                   open there
 * manages ADDRESS NAME, SIRET   this person manages this structure too, without any space
 * upload NAME TEXT   a PDF of this text is uploaded; it is sent by « file {file} »
 * manages ADDRESS 7 NAME   and so many more, all of this name, in Dijon
 * asks ADDRESS NAME   this person asks to be attached to all structures of this name
 * subscribes ADDRESS   this person asks to use all spaces of their structures
 * accepted ADDRESS  the managers accept what this person has asked for
 * refused ADDRESS   they refuse it
 * withdrawn ADDRESS this person takes back what they asked to be attached to
 * detached ADDRESS  the managers detach this person
 * hands-over ADDRESS ADDRESS   the first makes the second the manager of all their structures
 * opens ADDRESS SPACE   this manager opens a space on all their structures, for consultation
 * closes ADDRESS    this manager closes all spaces of their structures
 * ticks ADDRESS TRAIT   this manager says so of all their structures
 * unticks ADDRESS TRAIT   and says so no more
 * spent ADDRESS LIMIT   this person did something until they were told to wait
 * draft KEY=VALUE; KEY=VALUE   was typed on the sign-up's pages; {code} in a text is its code
 * wait 20 hours     time passes
 * returns ACTION OUTCOME VALUES   the next call of this action is not done: this comes back, its
 *                   values as the JSON that « export --as test » writes. Where a script says it
 *                   once, no act of its is done
 *
 * A turn, which at least one check of its reply must follow:
 * > TEXT            a text that is typed
 * + LABEL           a button that is pressed
 * file ID           a file that was sent; ID is « {file} » for the one that was uploaded last
 * page PATH         the chat is opened there
 * login ADDRESS     this person logs in by the conversation's link
 * logout            the person logs out
 * silence           the sweep for silent conversations runs
 *
 * Checks of the reply:
 * < TEXT            its next message, … standing for anything; each message must be told
 * no « TEXT »       none of its messages contains this
 * ? Oui | Non       all its buttons
 * at DIALOG/STATE   where the conversation stands; or: at none
 * step 3 of 6       how far it is; or: step none
 * row LABEL = VALUE is a row of the recap
 * href PATH         is where the link leads, … standing for anything
 *
 * Checks of the rest:
 * mail ADDRESS      a mail has come there since the last one that was told
 * no mail           no mail has gone out but those that were told
 * hidden VALUE      it stands in no table
 * </pre>
 *
 * A script that says anything else is not read: {@link #read} fails, with the file and the line.
 */
record Script(Path file, List<Line> lines) {
  private static final int MAX_PLAYS = 5;

  /** A line of the script itself or of one that it plays. */
  record Line(Path file, int number, Word word, String rest) {
    String place() {
      return file + ":" + number;
    }
  }

  /** What a line may begin with, and the whole of what may follow there. */
  enum Word {
    PLAY("play", Role.SCRIPT, "[a-z0-9/-]+\\.txt"),
    PENDING("pending", Role.SETTING, "\\S+@\\S+"),
    ACCOUNT("account", Role.SETTING, "\\S+@\\S+( .+, \\d{14}( without TIC)?)?"),
    MANAGES("manages", Role.SETTING, "\\S+@\\S+ .+, \\d{14}"),
    MANAGES_MORE("manages", Role.SETTING, "\\S+@\\S+ \\d+ .+"),
    ASKS("asks", Role.SETTING, "\\S+@\\S+ .+"),
    SUBSCRIBES("subscribes", Role.SETTING, "\\S+@\\S+"),
    ACCEPTED("accepted", Role.SETTING, "\\S+@\\S+"),
    UPLOAD("upload", Role.SETTING, "\\S+ .+"),
    REFUSED("refused", Role.SETTING, "\\S+@\\S+"),
    WITHDRAWN("withdrawn", Role.SETTING, "\\S+@\\S+"),
    DETACHED("detached", Role.SETTING, "\\S+@\\S+"),
    HANDS_OVER("hands-over", Role.SETTING, "\\S+@\\S+ \\S+@\\S+"),
    OPENS("opens", Role.SETTING, "\\S+@\\S+ [a-z-]+"),
    CLOSES("closes", Role.SETTING, "\\S+@\\S+"),
    TICKS("ticks", Role.SETTING, "\\S+@\\S+ [a-z_]+"),
    UNTICKS("unticks", Role.SETTING, "\\S+@\\S+ [a-z_]+"),
    SPENT(
        "spent", Role.SETTING, "\\S+@\\S+ (attachments|bank-files|searches|subscriptions|support)"),
    DRAFT("draft", Role.SETTING, "\\w+=[^;]*(; \\w+=[^;]*)*"),
    RETURNS("returns", Role.SETTING, "[a-z-]+ [a-z-]+ \\{.*\\}"),
    WAIT("wait", Role.SETTING, "\\d+ (minutes|hours|days)"),
    TYPED(">", Role.TURN, ".*"),
    PRESSED("+", Role.TURN, ".+"),
    FILE("file", Role.TURN, "\\S+"),
    PAGE("page", Role.TURN, "/\\S*"),
    LOGIN("login", Role.TURN, "\\S+@\\S+"),
    LOGOUT("logout", Role.TURN, ""),
    SILENCE("silence", Role.TURN, ""),
    MESSAGE("<", Role.CHECK_OF_REPLY, ".+"),
    NO_TEXT("no", Role.CHECK_OF_REPLY, "« .+ »"),
    BUTTONS("?", Role.CHECK_OF_REPLY, ".+"),
    AT("at", Role.CHECK_OF_REPLY, "none|[a-z-]+/[a-z-]+"),
    STEP("step", Role.CHECK_OF_REPLY, "none|\\d+ of \\d+"),
    ROW("row", Role.CHECK_OF_REPLY, ".+ = .*"),
    HREF("href", Role.CHECK_OF_REPLY, "/\\S+"),
    MAIL("mail", Role.CHECK_OF_REST, "\\S+@\\S+"),
    NO_MAIL("no", Role.CHECK_OF_REST, "mail"),
    HIDDEN("hidden", Role.CHECK_OF_REST, ".+");

    private enum Role {
      SCRIPT,
      SETTING,
      TURN,
      CHECK_OF_REPLY,
      CHECK_OF_REST
    }

    private final String text;
    private final Role role;
    private final String argument;

    Word(String text, Role role, String argument) {
      this.text = text;
      this.role = role;
      this.argument = argument;
    }

    private static Optional<Word> of(String text, String argument) {
      for (Word word : values()) {
        if (word.text.equals(text) && argument.matches(word.argument)) {
          return Optional.of(word);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Reads a script, with those that it plays.
   *
   * @param file under the folder
   * @throws AssertionError with the file and the line of what is not understood, and of a turn
   *     whose reply is not checked
   */
  static Script read(Path folder, Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    add(folder, file, MAX_PLAYS, lines);
    everyTurnIsChecked(lines);
    return new Script(file, List.copyOf(lines));
  }

  private static void add(Path folder, Path file, int plays, List<Line> lines) throws IOException {
    int number = 0;
    for (String text : Files.readAllLines(folder.resolve(file))) {
      number++;
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      Line line = line(file, number, text);
      if (line.word() != Word.PLAY) {
        lines.add(line);
      } else if (plays > 0) {
        add(folder, Path.of(line.rest()), plays - 1, lines);
      } else {
        throw new AssertionError(line.place() + ": scripts that play scripts, too deep");
      }
    }
  }

  private static Line line(Path file, int number, String text) {
    int space = text.indexOf(' ');
    String word = space < 0 ? text : text.substring(0, space);
    String rest = space < 0 ? "" : text.substring(space + 1);
    return Word.of(word, rest)
        .map(known -> new Line(file, number, known, rest))
        .orElseThrow(
            () -> new AssertionError("%s:%d: not understood: %s".formatted(file, number, text)));
  }

  private static void everyTurnIsChecked(List<Line> lines) {
    Optional<Line> unchecked = Optional.empty();
    for (Line line : lines) {
      switch (line.word().role) {
        case TURN -> {
          unchecked.ifPresent(Script::refuse);
          unchecked = Optional.of(line);
        }
        case CHECK_OF_REPLY -> unchecked = Optional.empty();
        case SCRIPT, SETTING, CHECK_OF_REST -> {}
      }
    }
    unchecked.ifPresent(Script::refuse);
  }

  private static void refuse(Line turn) {
    throw new AssertionError(turn.place() + ": the reply of this turn is not checked");
  }
}
