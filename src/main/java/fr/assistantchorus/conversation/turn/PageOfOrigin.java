package fr.assistantchorus.conversation.turn;

import fr.assistantchorus.field.FieldType;
import fr.assistantchorus.field.Parsed;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a conversation was begun.
 *
 * @param path the page's path, without a query or fragment
 * @param code the code by which what was typed on that page can be taken over
 */
record PageOfOrigin(Optional<String> path, Optional<String> code) {
  /** The parameter in which a page of the sign-up hands its code on. */
  private static final Pattern CODE = Pattern.compile("[?&]reprise=([^&#]{1,60})");

  private static final Pattern BEHIND = Pattern.compile("[?#].*", Pattern.DOTALL);

  /**
   * @param page as the client sent it, perhaps with a query
   */
  static PageOfOrigin on(Optional<String> page) {
    Optional<String> clean = page.map(Incoming::clean);
    return new PageOfOrigin(
        clean.map(path -> BEHIND.matcher(path).replaceFirst("")),
        clean
            .map(CODE::matcher)
            .filter(Matcher::find)
            .map(found -> FieldType.HAND_OVER_CODE.parse(found.group(1)))
            .map(parsed -> parsed instanceof Parsed.Ok(String code) ? code : null));
  }
}
