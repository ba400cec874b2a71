package fr.assistantchorus.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class MigrationsIT {
  private static final String RUN =
      """
      INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
        checksum, installed_by, execution_time, success)
      SELECT max(installed_rank) + 1, $1, 'later', 'SQL', 'V' || $1 || '__later.sql', 1,
        current_user, 0, true FROM flyway_schema_history
      """;

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

  @Test
  void aProgramStartsOnADatabaseThatALaterVersionHasMigrated() {
    DATABASE.query(RUN, "19.9");
    DATABASE.query(RUN, "9999");
    assertThat(Migrations.run(DATABASE.vertx(), DATABASE.url()).await()).isZero();
  }
}
