/**
 * The acts that a dialog can call, one class each. They are the only bridge from the engine to the
 * portal.
 *
 * <p>An act turns named texts into a call of the portal, and the portal's answer into an outcome.
 */
package fr.assistantchorus.action;
