package fr.assistantchorus.portal.account;

/** An account that is about to be made. */
public record NewAccount(Person person, ChosenCredentials credentials, boolean supportAgent) {}
