package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpGroup;
import fr.assistantchorus.portal.signup.SignUpStep;
import fr.assistantchorus.portal.structure.IdentifierType;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.site.signup.SignUpDesk.Sent;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Asks what identifies a structure without a SIRET (F50), on the page of the structure. */
final class SignUpTypeForm implements FormPage<Sent> {
  private static final SignUpField FIELD = SignUpField.IDENTIFIER_TYPE;

  private static final List<IdentifierType> TYPES =
      Arrays.stream(IdentifierType.values()).filter(type -> type != IdentifierType.SIRET).toList();

  private final SignUpDesk desk;

  SignUpTypeForm(SignUpDesk desk) {
    this.desk = desk;
  }

  @Override
  public void open(RoutingContext context, Consumer<Sent> page) {
    desk.open(
        context,
        SignUpStep.STRUCTURE,
        sent ->
            page.accept(
                new Sent(sent.sheet(), Map.of(FIELD.key(), SignUpDesk.read(context, FIELD)))));
  }

  @Override
  public Form read(RoutingContext context, Sent sent) {
    return Form.of(sent.entered().values());
  }

  @Override
  public void blame(RoutingContext context, Sent sent, Form form) {
    String code = sent.typed().get(FIELD.key());
    if (TYPES.stream().noneMatch(type -> type.code().equals(code))) {
      form.error(FIELD.key(), FIELD.sentence("empty", sent.entered().entered()));
    }
  }

  @Override
  public void act(RoutingContext context, Sent sent, Form form) {
    Responses.answer(
        context,
        desk.note(sent.sheet(), sent.typed()),
        _ -> Responses.seeOther(context, SignUpDesk.pathOf(SignUpStep.STRUCTURE)));
  }

  @Override
  public void show(RoutingContext context, int status, Sent sent, Form form) {
    Map<String, Object> more =
        Map.of("types", TYPES, "asked", new ShownGroup(SignUpGroup.TYPE, sent.sheet().entered()));
    desk.show(context, status, "inscription-type", 2, sent.sheet(), form, more);
  }
}
