package fr.assistantchorus.web.page;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form as it is shown: what was typed, and what is wrong with it, by field. It contains only what
 * may be shown again, so no password and no answer to a secret question.
 */
public final class Form {
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> errors = new LinkedHashMap<>();
  private String message;

  public static Form empty() {
    return new Form();
  }

  /** Returns a form that shows these values in the fields of the same names. */
  public static Form of(Map<String, String> values) {
    Form form = new Form();
    form.values.putAll(values);
    return form;
  }

  /** Puts a value into a field, whether or not somebody typed it. */
  public Form put(String field, String value) {
    values.put(field, value);
    return this;
  }

  /** Returns a form that keeps what was typed in these fields. */
  public static Form read(RoutingContext context, String... fields) {
    Form form = new Form();
    for (String field : fields) {
      form.values.put(field, field(context, field));
    }
    return form;
  }

  /** Returns one field of the request; empty where it is missing. */
  public static String field(RoutingContext context, String name) {
    String value = context.request().getFormAttribute(name);
    return value == null ? "" : storable(value);
  }

  /** Returns all values of one field; several boxes may have the same name. */
  public static List<String> fields(RoutingContext context, String name) {
    return context.request().formAttributes().getAll(name).stream().map(Form::storable).toList();
  }

  /** Replaces U+0000, which PostgreSQL refuses in any text. */
  private static String storable(String value) {
    return value.replace('\0', '\uFFFD');
  }

  /**
   * Tells what is wrong with a field. A second fault of the same field is told when the first one
   * is mended.
   */
  public Form error(String field, String sentence) {
    errors.putIfAbsent(field, sentence);
    return this;
  }

  /** Tells what is wrong with the whole rather than with one field. */
  public Form message(String sentence) {
    message = sentence;
    return this;
  }

  /** Returns whether nothing is wrong; templates use it too. */
  public boolean isGood() {
    return errors.isEmpty() && message == null;
  }

  /** Returns what a template shows in the field. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** A field and what is wrong with it. */
  public record Fault(String field, String sentence) {}

  /** Returns the field's fault for templates; null where there is none. */
  public String fault(String field) {
    return errors.get(field);
  }

  /** Returns the fields and their faults for templates, in the order in which they were found. */
  public List<Fault> getFaults() {
    return errors.entrySet().stream()
        .map(entry -> new Fault(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Returns for templates what is wrong with the whole; may be null. */
  public String getMessage() {
    return message;
  }
}
