package fr.assistantchorus.hearing;

import fr.assistantchorus.intent.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a message as marks: words, pairs, runs of letters, each alone and with the group of
 * the question.
 */
final class Saying {
  private static final int LONGEST_WORD = 30;
  private static final int MOST_WORDS = 80;

  private Saying() {}

  static Set<String> of(String text, String group) {
    List<String> all = Words.of(text);
    List<String> words = all.size() > MOST_WORDS ? all.subList(0, MOST_WORDS) : all;
    Set<String> marks = new LinkedHashSet<>();
    String before = "<";
    String two = "<";
    for (String typed : words) {
      String word = typed.length() > LONGEST_WORD ? typed.substring(0, LONGEST_WORD) : typed;
      marks.add("w" + word);
      marks.add("w" + word + "@" + group);
      marks.add("b" + before + " " + word);
      marks.add("t" + two + " " + before + " " + word);
      runs(word, marks);
      two = before;
      before = word;
    }
    marks.add("b" + before + " >");
    marks.add("t" + two + " " + before + " >");
    if (!words.isEmpty()) {
      marks.add("f" + words.getFirst() + "@" + group);
    }
    return marks;
  }

  private static void runs(String word, Set<String> marks) {
    String bounded = "<" + word + ">";
    for (int length = 3; length <= 5; length++) {
      for (int start = 0; start + length <= bounded.length(); start++) {
        marks.add("c" + bounded.substring(start, start + length));
      }
    }
  }
}
