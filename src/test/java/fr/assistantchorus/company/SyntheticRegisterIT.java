package fr.assistantchorus.company;

import static org.assertj.core.api.Assertions.assertThat;

import fr.assistantchorus.support.TestDatabase;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SyntheticRegisterIT {
  private static final int ALL = SyntheticRegister.stock().establishments().size();

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

  @BeforeEach
  void empty() {
    DATABASE.query("TRUNCATE stock_etablissement, stock_unite_legale, stock_source");
  }

  @Test
  void loadedTwiceAtOnceItIsThereOnceAndNamesSomeToTry() {
    var both =
        Future.all(
                SyntheticRegister.load(DATABASE.database()),
                SyntheticRegister.load(DATABASE.database()))
            .await();
    assertThat(establishments()).isEqualTo(ALL);
    assertThat(both.<List<String>>list())
        .allSatisfy(lines -> assertThat(String.join("\n", lines)).contains(SyntheticRegister.EARL));
  }

  @Test
  void whatIsThereOfThisVersionIsLeftAlone() {
    SyntheticRegister.load(DATABASE.database()).await();
    DATABASE.query("DELETE FROM stock_etablissement WHERE siret = $1", SyntheticRegister.CUMA);
    SyntheticRegister.load(DATABASE.database()).await();
    assertThat(establishments()).isEqualTo(ALL - 1);
  }

  @Test
  void anotherVersionIsReplaced() {
    SyntheticRegister.load(DATABASE.database()).await();
    DATABASE.query("UPDATE stock_source SET source = 'synthetic/older'");
    DATABASE.query("DELETE FROM stock_unite_legale WHERE siren < '5'");
    SyntheticRegister.load(DATABASE.database()).await();
    assertThat(establishments()).isEqualTo(ALL);
    assertThat(new StockRegister(DATABASE.register()).find(SyntheticRegister.EARL).await())
        .isInstanceOfSatisfying(
            CompanyRegister.Lookup.Found.class,
            found -> assertThat(found.establishment().name()).isEqualTo("EARL DURAND"));
  }

  @Test
  void theNationalFilesAreNeverReplaced() {
    DATABASE.query("INSERT INTO stock_source VALUES (true, 'national/2026-11')");
    SyntheticRegister.load(DATABASE.database()).await();
    assertThat(establishments()).isZero();
  }

  private static long establishments() {
    return DATABASE.query("SELECT count(*) FROM stock_etablissement").iterator().next().getLong(0);
  }
}
