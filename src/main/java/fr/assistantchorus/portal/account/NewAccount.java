package fr.assistantchorus.portal.account;

/** An account about to be. */
public record NewAccount(Person person, ChosenCredentials credentials, boolean supportAgent) {}
