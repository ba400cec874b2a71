package fr.assistantchorus.web.page;

import java.util.List;
import java.util.Map;

/**
 * A page before what cannot be undone: it says what will happen and asks whether one is sure. The
 * template is {@code confirmer}; see {@link Site#ask}.
 *
 * @param question the title, such as « Supprimer votre rattachement ? »
 * @param lead what will happen, in a sentence; may be empty
 * @param rows what it happens to; may be empty
 * @param warning what people overlook; may be empty
 * @param action the path that the form is posted to
 * @param fields what the form sends besides
 * @param yes the label of the button, which says what it does, such as « Supprimer »
 * @param no the label of the way back
 * @param back where that leads
 * @param danger whether it cannot be undone
 */
public record Sure(
    String question,
    String lead,
    List<Row> rows,
    String warning,
    String action,
    Map<String, String> fields,
    String yes,
    String no,
    String back,
    boolean danger) {}
