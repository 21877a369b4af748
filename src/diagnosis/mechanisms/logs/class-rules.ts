import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity, ErrorLine } from '../../../evidence/entity.js';
import { rawOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Rule, type Sighting, type Values } from '../../kit/rule.js';
import type { ErrorClass } from './error-class.js';
import { ERROR_CLASSES } from './error-classes.js';
import { commonest, spanOf } from './alike-lines.js';
import { allOf } from './peers.js';
import { podSaid } from './pod-said.js';
import { spoken } from './spoken.js';
import { toldAbout, toldErrors, type ToldError } from './told-errors.js';

/** The claim of a pod and how large it is, for errors of files. */
const claimValues = (pod: Entity, graph: CaseGraph): Values => {
  const claims = graph.targets(pod.key, 'claims');
  const [only] = claims;
  if (only === undefined || claims.length > 1) return {};
  const size = rawOf<{
    readonly metadata: { readonly name: string };
    readonly status?: { readonly capacity?: Readonly<Record<string, string>> };
  }>(only)?.status?.capacity?.['storage'];
  return { claim: only.ref.name, ...(size !== undefined && { size }) };
};

/** How lines are told: what the server itself says, else what its clients are told. */
const sightingOf = (
  lines: readonly ErrorLine[],
  {
    known,
    peer,
    behind,
    isBare,
  }: Pick<Sighting, 'known' | 'behind' | 'isBare'> & {
    readonly peer: Entity | null;
  },
  graph: CaseGraph,
): readonly Sighting[] => {
  const line = commonest(lines);
  if (line === undefined) return [];
  const { minutes, ...span } = spanOf(lines, graph.parts);
  const text = spoken(line.text);
  return [
    {
      ...span,
      known,
      ...(peer !== null && { key: peer.key }),
      claims: [
        podSaid(line, text),
        ...(lines.length > 1
          ? [
              claim(
                line.evidence,
                `${lines.length} such lines in ${minutes} min`,
                `${minutes}분 동안 같은 줄 ${lines.length}개`,
              ),
            ]
          : []),
      ],
      values: {
        line: text,
        speaker: line.pod,
        container: line.container,
        ...(lines.length > 1 && { times: String(lines.length), minutes: String(minutes) }),
        ...(peer !== null && { peer: peer.ref.name }),
      },
      ...(behind !== undefined && { behind }),
      ...(isBare !== undefined && { isBare }),
    },
  ];
};

const own = (pod: Entity, of: ErrorClass, graph: CaseGraph): readonly ToldError[] =>
  (toldErrors(graph).by.get(pod.key) ?? []).filter((told) => told.of === of);

/** What a server lacks: from its own log, and from those of its clients. */
const atServer = (entity: Entity, of: ErrorClass, graph: CaseGraph): readonly Sighting[] => {
  const said = own(entity, of, graph).filter(({ running, peer }) => running && peer === null);
  const heard = toldAbout(entity, graph).filter((told) => told.of === of);
  const lines = [...said, ...heard].flatMap((told) => told.lines);
  const values = claimValues(entity, graph);
  const known = said.length > 0 && heard.length > 0 ? 'shown' : 'suggested';
  // Its own words first: they are quoted where there are as many.
  return sightingOf(
    said.length > 0 ? said.flatMap((told) => told.lines) : lines,
    { known, peer: null },
    graph,
  ).map((one) => ({
    ...one,
    claims: [
      ...one.claims,
      ...(said.length > 0 ? heard : []).slice(0, 2).flatMap((told) => {
        const line = commonest(told.lines);
        if (line === undefined) return [];
        return [podSaid(line, spoken(line.text))];
      }),
    ],
    values: { ...one.values, ...values },
  }));
};

/** Whether somebody who runs and calls a server tells the same: then it is told of the client. */
const isToldByClient = (pod: Entity, of: ErrorClass, graph: CaseGraph): boolean =>
  toldAbout(pod, graph).some((told) => told.of === of && told.running);

/** Whether something could not be reached once, a while ago, and since then could: no more than a slip. */
const isSlip = ({ of, lines }: ToldError, { parts }: CaseGraph): boolean =>
  of.side === 'reach' && lines.length === 1 && spanOf(lines, parts).lastSeen !== undefined;

/** What is told of the client, or of the program that writes it. */
const atClient = (pod: Entity, of: ErrorClass, graph: CaseGraph): readonly Sighting[] =>
  own(pod, of, graph)
    .filter((told) => told.running && !isSlip(told, graph))
    .filter(({ peer }) => peer !== null || !isToldByClient(pod, of, graph))
    .flatMap(({ lines, peer }) => {
      const server = peer === null ? [] : allOf(peer, graph);
      const alsoSaid = server.some((key) => own({ ...pod, key }, of, graph).length > 0);
      const behind = of.side === 'own' ? {} : { behind: server };
      const isBare = of.side === 'reach';
      return sightingOf(lines, { known: alsoSaid ? 'shown' : 'suggested', peer, isBare, ...behind }, graph);
    })
    .map((one) => ({ ...one, values: { ...one.values, ...claimValues(pod, graph) } }));

const ruleOf = (of: ErrorClass): Rule =>
  rule({
    mechanism: `logs/${of.id}`,
    on: of.side === 'server' ? ['Pod', 'Host'] : ['Pod'],
    carries: [...DOWN, ...(of.also ?? [])],
    find: (entity, graph) =>
      of.side === 'server' ? atServer(entity, of, graph) : atClient(entity, of, graph),
  });

/** One rule for each class of errors. */
export const classRules: readonly Rule[] = ERROR_CLASSES.map(ruleOf);
