package fr.assistantchorus.web;

import fr.assistantchorus.conversation.chat.Binding;
import fr.assistantchorus.conversation.chat.Chat;
import fr.assistantchorus.portal.attachment.Attachments;
import fr.assistantchorus.portal.session.ConversationBindings;
import fr.assistantchorus.portal.session.ConversationLinks;
import fr.assistantchorus.portal.session.Login;
import fr.assistantchorus.portal.session.Sessions;
import fr.assistantchorus.portal.signup.Activation;
import fr.assistantchorus.portal.signup.FirstSteps;
import fr.assistantchorus.portal.signup.HumanCheck;
import fr.assistantchorus.portal.signup.Registrations;
import fr.assistantchorus.portal.signup.SignUpDrafts;
import fr.assistantchorus.portal.structure.SiretLookup;
import fr.assistantchorus.web.site.mailbox.Mailbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What the routes lead to.
 *
 * @param mailFrom the address that mails come from, quoted in texts (F21)
 * @param mailbox of the embedded defaults; without one there is no {@code /dev/mail}
 * @param hashAddress keyed; what limits see of a network address
 * @param unavailable tells PostgreSQL being away (503, try again) from a fault of ours (500)
 */
public record WebParts(
    Chat chat,
    Login login,
    Sessions sessions,
    Activation activation,
    SiretLookup sirets,
    Registrations registrations,
    SignUpDrafts drafts,
    HumanCheck humanCheck,
    String mailFrom,
    Attachments attachments,
    FirstSteps firstSteps,
    ConversationLinks conversationLinks,
    ConversationBindings conversationBindings,
    Binding binding,
    Optional<Mailbox> mailbox,
    UnaryOperator<String> hashAddress,
    Predicate<Throwable> unavailable,
    MeterRegistry meters,
    InstantSource clock) {}
