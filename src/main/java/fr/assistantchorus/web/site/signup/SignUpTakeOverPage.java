package fr.assistantchorus.web.site.signup;

import fr.assistantchorus.portal.signup.SignUpDrafts;
import fr.assistantchorus.portal.signup.SignUpField;
import fr.assistantchorus.portal.signup.SignUpForm;
import fr.assistantchorus.store.Transaction;
import fr.assistantchorus.web.http.Cookies;
import fr.assistantchorus.web.http.Responses;
import fr.assistantchorus.web.http.Routes;
import fr.assistantchorus.web.http.SecurityHeaders;
import fr.assistantchorus.web.page.Form;
import fr.assistantchorus.web.page.FormPage;
import fr.assistantchorus.web.page.Site;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The page behind a link by which the chat hands a sign-up over to the pages. Its button takes the
 * draft over, once; looking at the page uses nothing up, since previews and scanners load what a
 * link leads to. Where this browser has begun another sign-up, the page asks before it replaces it.
 */
public final class SignUpTakeOverPage implements FormPage<SignUpTakeOverPage.Offer> {
  private static final String PATTERN = SignUpDrafts.PATH + ":token";

  /** The name of the button that agrees to lose the sign-up that this browser has begun. */
  private static final String REPLACE = "remplacer";

  private static final String ASKED =
      "Une autre inscription est commencée dans ce navigateur. Choisissez laquelle garder.";

  private final Site site;
  private final SignUpDesk desk;
  private final SignUpDrafts drafts;

  public SignUpTakeOverPage(Site site, SignUpDesk desk, SignUpDrafts drafts) {
    this.site = site;
    this.desk = desk;
    this.drafts = drafts;
  }

  public void route(Routes routes) {
    routes
        .get(PATTERN, site.visitors().known(site.look(this)))
        .post(PATTERN, site.visitors().known(site.send(this)));
  }

  /**
   * What a link offers to this browser.
   *
   * @param endangered the sign-up that this browser has begun, where the link's would replace
   *     something of it
   */
  record Offer(Optional<SignUpDesk.Sheet> endangered) {}

  @Override
  public void open(RoutingContext context, Consumer<Offer> page) {
    SecurityHeaders.hideAddress(context);
    String mine = desk.token(context);
    Responses.answer(
        context,
        site.transaction(transaction ->
            drafts
                .behind(transaction, context.pathParam("token"), site.now())
                .compose(offered ->
                    offered.isEmpty()
                        ? Future.succeededFuture(Optional.<Offer>empty())
                        : desk.sheet(transaction, mine)
                            .map(sheet ->
                                Optional.of(
                                    new Offer(
                                        sheet.filter(
                                            begun -> loses(begun.values(), offered.get()))))))),
        found -> found.ifPresentOrElse(page, () -> refuse(context)));
  }

  /** Returns whether something that was typed on the pages is not among what the link offers. */
  private static boolean loses(Map<String, String> mine, Map<String, String> offered) {
    Map<String, String> typed = SignUpForm.canonical(mine);
    Map<String, String> said = SignUpForm.canonical(offered);
    for (SignUpField field : SignUpField.values()) {
      String value = typed.getOrDefault(field.key(), "");
      boolean empty = value.isBlank() || value.equals(SignUpForm.NO);
      if (!empty && !value.equals(said.get(field.key()))) {
        return true;
      }
    }
    return false;
  }

  private void refuse(RoutingContext context) {
    site.show(context, 410, "inscription-reprise-refusee", Map.of());
  }

  /** Returns an empty form, since the page has buttons only. */
  @Override
  public Form read(RoutingContext context, Offer offer) {
    return Form.empty();
  }

  @Override
  public void blame(RoutingContext context, Offer offer, Form form) {
    if (offer.endangered().isPresent() && Form.field(context, REPLACE).isEmpty()) {
      form.message(ASKED);
    }
  }

  @Override
  public void show(RoutingContext context, int status, Offer offer, Form form) {
    Map<String, Object> values = new HashMap<>();
    values.put("form", form);
    values.put("replaces", offer.endangered().isPresent());
    values.put("address", offer.endangered().map(mine -> mine.value(SignUpField.EMAIL)).orElse(""));
    values.put("mine", offer.endangered().map(SignUpTakeOverPage::placeOf).orElse(""));
    site.show(context, status, "inscription-reprise", values);
  }

  @Override
  public void act(RoutingContext context, Offer offer, Form form) {
    Responses.answer(
        context,
        site.transaction(transaction ->
            drafts
                .open(transaction, context.pathParam("token"), site.now())
                .compose(token -> vouch(transaction, token))),
        opened -> {
          if (opened.isEmpty()) {
            refuse(context);
            return;
          }
          site.cookies().write(context, Cookies.SIGN_UP, opened.get().token());
          Responses.seeOther(context, placeOf(opened.get()));
        });
  }

  /** Returns the page at which a sign-up goes on. */
  private static String placeOf(SignUpDesk.Sheet sheet) {
    return sheet.missing().map(SignUpDesk::pathOf).orElse(SignUpDesk.RECAP);
  }

  /**
   * Marks the draft as vouched for by the chat, which has read the address back, and whose limits
   * stand for the captcha.
   */
  private Future<Optional<SignUpDesk.Sheet>> vouch(
      Transaction transaction, Optional<String> token) {
    if (token.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    return drafts
        .read(transaction, token.get(), site.now())
        .compose(values -> {
          Map<String, String> canonical = SignUpForm.canonical(values.orElseThrow());
          String email = canonical.getOrDefault(SignUpField.EMAIL.key(), "");
          canonical.put(SignUpDesk.HUMAN, SignUpForm.YES);
          canonical.put(SignUpDesk.CONFIRMED, email);
          return drafts
              .save(transaction, token.get(), canonical, site.now())
              .compose(_ -> desk.sheet(transaction, token.get()));
        });
  }
}
