/**
 * Finds the values in a text, and where each begins and ends: a SIRET, an address, a town, a date.
 * They are found by what they look like ({@link fr.assistantchorus.entity.EntityExtractor}), or by
 * the name that they are said with ({@link fr.assistantchorus.entity.LabelledValues}).
 *
 * <p>This room lies below {@code intent}, since nothing here is trained: whether something is a
 * SIRET does not depend on what is wanted with it. One file finds one kind of value; what a good
 * one is stays with its {@code field}. It is pure, but for the communes, which are read once from a
 * resource.
 */
package fr.assistantchorus.entity;
