package fr.assistantchorus.portal.support;

import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;

/** Tells people what became of their requests, in the transaction of the act. */
interface SupportNotices {
  /** Says nothing, for the demo's data. */
  SupportNotices NONE =
      new SupportNotices() {
        @Override
        public Future<Void> opened(
            Transaction transaction, String to, String number, SupportCategory category) {
          return Future.succeededFuture();
        }

        @Override
        public Future<Void> answered(
            Transaction transaction, String to, String number, String path) {
          return Future.succeededFuture();
        }
      };

  Future<Void> opened(Transaction transaction, String to, String number, SupportCategory category);

  /**
   * @param path of the page where the answer is read; the mail itself does not contain it
   */
  Future<Void> answered(Transaction transaction, String to, String number, String path);
}
