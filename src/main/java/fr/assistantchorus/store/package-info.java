/** PostgreSQL: the pool, the transaction, the migrations, and what is encrypted at rest. */
package fr.assistantchorus.store;
