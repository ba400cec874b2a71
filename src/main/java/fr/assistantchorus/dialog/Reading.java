package fr.assistantchorus.dialog;

import java.util.List;

/** What reading {@code dialogs/} gives. */
public sealed interface Reading {
  record Read(Catalog catalog) implements Reading {}

  /**
   * @param problems every fault, by file and line; there is at least one
   */
  record Refused(List<DialogFault> problems) implements Reading {}
}
