package fr.assistantchorus.company;

import io.vertx.core.Future;

/**
 * One register, and a second one for when the first is away.
 *
 * @param first what it says counts, even that it does not know a SIRET
 */
public record FallbackRegister(CompanyRegister first, CompanyRegister second)
    implements CompanyRegister {
  @Override
  public Future<Lookup> find(String siret) {
    return first
        .find(siret)
        .compose(lookup ->
            switch (lookup) {
              case Lookup.Found _, Lookup.Unknown _ -> Future.succeededFuture(lookup);
              case Lookup.Away _ -> second.find(siret);
            });
  }

  @Override
  public Future<Search> search(String name, String town, int limit) {
    return first
        .search(name, town, limit)
        .compose(search ->
            switch (search) {
              case Search.Found _ -> Future.succeededFuture(search);
              case Search.Away _ -> second.search(name, town, limit);
            });
  }
}
