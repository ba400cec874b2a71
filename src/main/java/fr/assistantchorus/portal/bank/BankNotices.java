package fr.assistantchorus.portal.bank;

import fr.assistantchorus.portal.structure.StructureName;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;

/** Tells whoever answers for a structure that its bank details have changed. */
public interface BankNotices {
  /** Tells nobody, as for invented people. */
  BankNotices NONE =
      new BankNotices() {
        @Override
        public Future<Void> added(
            Transaction transaction, StructureName structure, BankAccount account) {
          return Future.succeededFuture();
        }

        @Override
        public Future<Void> deactivated(
            Transaction transaction, StructureName structure, BankAccount account) {
          return Future.succeededFuture();
        }
      };

  Future<Void> added(Transaction transaction, StructureName structure, BankAccount account);

  Future<Void> deactivated(Transaction transaction, StructureName structure, BankAccount account);
}
