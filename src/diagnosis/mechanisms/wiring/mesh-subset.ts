import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Claim, type Sighting } from '../../kit/rule.js';
import { sent } from './mesh-routes.js';
import { changedAt, present } from './written.js';
import { type AskedSubset, askedBy, subsetsOf } from './mesh-subsets.js';

const rulesClaim = (entity: Entity, { host, rules }: AskedSubset, graph: CaseGraph): Claim => {
  const [first] = rules;
  if (first === undefined)
    return claim(
      evidenceOf(entity, graph),
      `no DestinationRule is for ${host}`,
      `${host}에 대한 DestinationRule 없음`,
    );
  const names = rules.map(({ ref }) => ref.name).join(', ');
  const has = rules.flatMap(subsetsOf).map(({ name }) => name);
  return claim(
    evidenceOf(first, graph),
    `DestinationRule ${names} has subsets: ${has.join(', ') || 'none'}`,
    `DestinationRule ${names}의 서브셋: ${has.join(', ') || '없음'}`,
  );
};

const missing = (entity: Entity, asked: AskedSubset, graph: CaseGraph): readonly Sighting[] => {
  const { host, subset, rules } = asked;
  const subsets = rules.flatMap(subsetsOf).map(({ name }) => name);
  if (subsets.includes(subset)) return [];
  return [
    {
      key: `${host} ${subset}`,
      since: changedAt(entity),
      known: 'shown',
      claims: [
        claim(
          evidenceOf(entity, graph),
          `sends ${asked.share} % to subset ${subset} of ${host}`,
          `트래픽의 ${asked.share}%를 ${host}의 서브셋 ${subset}(으)로 보냄`,
        ),
        rulesClaim(entity, asked, graph),
      ],
      values: present({
        host,
        subset,
        share: asked.share,
        rules: rules.map(({ ref }) => ref.name).join(', '),
        has: subsets.join(', ') || 'none',
      }),
    },
  ];
};

/** A route of the mesh to a subset that no DestinationRule of the host has. */
export const meshSubset = rule({
  mechanism: 'mesh/missing-subset',
  on: ['VirtualService'],
  carries: DOWN,
  find: (entity, graph) =>
    sent(entity).flatMap((each) => {
      const asked = askedBy(entity, each, graph);
      return asked === null ? [] : missing(entity, asked, graph);
    }),
});
