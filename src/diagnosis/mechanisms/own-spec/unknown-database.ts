import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { configsOf, variablesOf } from './named-values.js';
import { hasWord, linesOf } from './said-lines.js';

/** PostgreSQL, MySQL and MariaDB, SQL Server, MongoDB and ClickHouse on a database that they do not have. */
const UNKNOWN =
  /database \\?["'`]([\w.-]+)\\?["'`] does not exist|Unknown database \\?['"`]([\w.-]+)|Cannot open database \\?"([\w.-]+)\\?"|Database ([\w.-]+) (?:does not exist|doesn't exist|not found)/i;

/** Where a workload's own configuration names a database. */
const placeOf = (pod: Entity, database: string, graph: CaseGraph) => {
  const variable = variablesOf(pod, graph).find(({ value }) => hasWord(value, database));
  if (variable !== undefined) return { place: variable.where, evidence: variable.evidence };
  for (const { entity, data } of configsOf(pod, graph)) {
    const key = Object.entries(data).find(([, text]) => hasWord(text, database))?.[0];
    if (key !== undefined && entity.object.status === 'ok')
      return { place: `ConfigMap ${entity.ref.name}, key ${key}`, evidence: entity.object.evidence };
  }
  return null;
};

/** A workload that asks its server for a database that is not there. */
export const unknownDatabase = rule({
  mechanism: 'spec/unknown-database',
  on: ['Pod'],
  carries: DOWN,
  find: (entity, graph) => {
    for (const said of linesOf(entity)) {
      const database = UNKNOWN.exec(said.text)?.slice(1).find(Boolean);
      if (database === undefined) continue;
      const place = placeOf(entity, database, graph);
      return [
        {
          key: database,
          since: null,
          known: place === null ? 'suggested' : 'shown',
          claims: [
            claim(said.evidence, quoted(said.text, 200)),
            ...(place === null
              ? []
              : [
                  claim(
                    place.evidence,
                    `${place.place} names database ${database}`,
                    `${place.place}의 데이터베이스: ${database}`,
                  ),
                ]),
          ],
          values: {
            database,
            line: bounded(said.text, 160),
            ...(place !== null && { place: place.place }),
          },
        },
      ];
    }
    return [];
  },
});
