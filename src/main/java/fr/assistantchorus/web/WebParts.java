package fr.assistantchorus.web;

import fr.assistantchorus.conversation.Binding;
import fr.assistantchorus.conversation.Chat;
import fr.assistantchorus.portal.Activation;
import fr.assistantchorus.portal.Attachments;
import fr.assistantchorus.portal.ConversationBindings;
import fr.assistantchorus.portal.ConversationLinks;
import fr.assistantchorus.portal.FirstSteps;
import fr.assistantchorus.portal.HumanCheck;
import fr.assistantchorus.portal.Login;
import fr.assistantchorus.portal.Registrations;
import fr.assistantchorus.portal.Sessions;
import fr.assistantchorus.portal.SignUpDrafts;
import fr.assistantchorus.portal.SiretLookup;
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
