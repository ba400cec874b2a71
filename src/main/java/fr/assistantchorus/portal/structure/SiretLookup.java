package fr.assistantchorus.portal.structure;

import fr.assistantchorus.company.CompanyRegister;
import fr.assistantchorus.company.CompanyRegister.Lookup;
import fr.assistantchorus.portal.space.BeneficiaryCategory;
import fr.assistantchorus.store.Transaction;
import io.vertx.core.Future;
import java.util.Optional;

/** Tells what a SIRET means for somebody who signs up with it (F7, F9, F11, F51). */
public final class SiretLookup {
  private final StructureStore structures;
  private final CompanyRegister register;

  public SiretLookup(StructureStore structures, CompanyRegister register) {
    this.structures = structures;
    this.register = register;
  }

  /**
   * Returns what the SIRET means. Where the SIRET is a structure already, that structure is
   * returned, whatever the register says of it, since it is joined and not made again. The register
   * is asked over connections of its own.
   *
   * @param siret canonical, 14 digits
   * @return fails where the portal's own database is away, but not where the register is
   * @throws IllegalArgumentException for what is not a canonical SIRET
   */
  public Future<SiretStanding> look(Transaction transaction, String siret) {
    return structures
        .find(transaction, Identifier.siret(siret))
        .compose(structure -> standing(structure, siret));
  }

  /**
   * Returns whether the register keeps the data of this SIRET to itself (F11), or is away so that
   * nobody can tell.
   */
  Future<Boolean> keepsToItself(String siret) {
    return register
        .find(siret)
        .map(lookup ->
            switch (lookup) {
              case Lookup.Found(var establishment, _) -> !establishment.disclosed();
              case Lookup.Away _ -> true;
              case Lookup.Unknown _ -> false;
            });
  }

  /**
   * Returns the category that a structure's legal form suggests (F60); the person chooses. Empty
   * where the register does not tell one, is away, or keeps the data to itself.
   */
  public Future<Optional<BeneficiaryCategory>> suggestedCategory(Identifier identifier) {
    return identifier.type() != IdentifierType.SIRET
        ? Future.succeededFuture(Optional.empty())
        : register
            .find(identifier.value())
            .map(lookup ->
                switch (lookup) {
                  case Lookup.Found(var establishment, _) ->
                      establishment.disclosed()
                          ? LegalForms.suggested(establishment)
                          : Optional.empty();
                  case Lookup.Unknown _, Lookup.Away _ -> Optional.empty();
                });
  }

  private Future<SiretStanding> standing(Optional<StructureName> structure, String siret) {
    return structure
        .<Future<SiretStanding>>map(taken -> Future.succeededFuture(new SiretStanding.Taken(taken)))
        .orElseGet(() -> register.find(siret).map(SiretLookup::standing));
  }

  private static SiretStanding standing(Lookup lookup) {
    return switch (lookup) {
      case Lookup.Found(var establishment, var openSiblings) -> {
        if (!establishment.open()) {
          yield new SiretStanding.Closed(openSiblings);
        }
        yield establishment.disclosed()
            ? new SiretStanding.Open(establishment)
            : new SiretStanding.Undisclosed();
      }
      case Lookup.Unknown _, Lookup.Away _ -> new SiretStanding.Unverified();
    };
  }
}
