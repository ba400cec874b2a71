package fr.assistantchorus.web;

import fr.assistantchorus.conversation.Binding;
import fr.assistantchorus.conversation.Chat;
import fr.assistantchorus.portal.Activation;
import fr.assistantchorus.portal.Attachments;
import fr.assistantchorus.portal.ConversationBindings;
import fr.assistantchorus.portal.ConversationLinks;
import fr.assistantchorus.portal.FirstSteps;
import fr.assistantchorus.portal.Login;
import fr.assistantchorus.portal.Sessions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What the routes lead to.
 *
 * @param mailbox of the embedded defaults; without one there is no {@code /dev/mail}
 * @param hashAddress keyed; what limits see of a network address
 * @param unavailable tells PostgreSQL being away (503, try again) from a fault of ours (500)
 */
public record WebParts(
    Chat chat,
    Login login,
    Sessions sessions,
    Activation activation,
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
