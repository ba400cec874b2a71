package fr.assistantchorus.conversation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation written down: one line a thing.
 *
 * <pre>
 * # a comment                       pending ADDRESS    somebody whose registration waits
 * > a text that is typed            account ADDRESS    somebody who has an account
 * + the label of a button           wait 20 hours      time passes
 * < a message of the reply,         silence            the sweep for silent conversations runs
 *   … standing for anything         mail ADDRESS       a mail has come there since the last one
 * ? Oui | Non   (all the buttons)   no mail            none has gone out since the start
 * at dialog/state, or at none       hidden VALUE       it stands in no table
 * step 3 of 6, or step none         row LABEL = VALUE  of the recap
 * draft KEY=VALUE; …               typed on the pages; {code} in a text is its code
 * page PATH                         the chat is opened there     bound   somebody has logged in
 * href PATH                         of the link in the reply     file ID a file that was sent
 * </pre>
 */
record Script(Path file, List<Line> lines) {

  record Line(int number, String word, String rest) {}

  static Script read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String text : Files.readAllLines(file)) {
      number++;
      if (!text.isBlank() && !text.startsWith("#")) {
        int space = text.indexOf(' ');
        String word = space < 0 ? text : text.substring(0, space);
        lines.add(new Line(number, word, space < 0 ? "" : text.substring(space + 1)));
      }
    }
    return new Script(file, lines);
  }
}
