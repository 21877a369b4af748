import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { EvidenceId } from '../../../evidence/evidence.js';
import { plainLine } from '../../../evidence/log-line/plain-line.js';
import type { KubeObject } from '../../../evidence/objects.js';
import { evidenceOf, rawOf, topOwner } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { lastChange } from '../wiring/service-pods.js';
import { flagsOn } from './flags.js';
import { hasWord } from './said-lines.js';

interface ConfigMap extends KubeObject {
  readonly data?: Readonly<Record<string, string>>;
}

interface FlagLine {
  readonly text: string;
  readonly evidence: EvidenceId;
}

/** How long before an alert a change is still a suspect, and how much later it may have been written. */
const BEFORE_MS = 60 * 60_000;
const AFTER_MS = 2 * 60_000;
/** Shortest name of a workload that a flag is matched by. */
const SHORTEST = 2;
/** Longest name that may be the beginning of any word. */
const CERTAIN = 4;

/** `product-catalog`, `productcatalogservice` → `productcatalog`. */
const stemOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .replace(/(?:service|svc)$/, '');

const isInTrouble = ({ errorLines, sick }: Entity): boolean => errorLines.length > 0 || sick === true;

/** Whether a flag is named after a workload: `adManualGc` after `ad`, `administration` is not. */
const isAfter = (flag: string, stem: string): boolean =>
  stem.length >= SHORTEST &&
  stemOf(flag).startsWith(stem) &&
  (stem.length > CERTAIN || /^[A-Z\d_.-]/.test(flag.slice(stem.length)));

/** The pods of the workload that a flag's name begins with; of several the longest name counts. */
const meantBy = (flag: string, graph: CaseGraph): readonly Entity[] => {
  const pods = graph
    .ofKind('Pod')
    .filter(({ hops }) => hops !== null)
    .map((pod) => ({ pod, stem: stemOf(topOwner(pod, graph).ref.name) }))
    .filter(({ stem }) => isAfter(flag, stem));
  const longest = Math.max(0, ...pods.map(({ stem }) => stem.length));
  return pods.filter(({ stem }) => stem.length === longest).map(({ pod }) => pod);
};

/** Most lines of a log, the newest, in which a flag is looked for. */
const MAX_LINES = 200;

/** The newest line of a running pod's log that names a flag, whatever it calls itself. */
const namingLine = ({ logs }: Entity, flag: string): FlagLine | null => {
  for (const { lines } of logs) {
    if (lines.status !== 'ok') continue;
    const text = lines.value.slice(-MAX_LINES).findLast((line) => hasWord(line, flag));
    if (text !== undefined) return { text: plainLine(text), evidence: lines.evidence };
  }
  return null;
};

/** Pods whose logs name the flag: they do what it says. */
const toldBy = (flag: string, graph: CaseGraph): readonly Entity[] =>
  graph.ofKind('Pod').filter((pod) => pod.hops !== null && namingLine(pod, flag) !== null);

/** A flag for failures that is on in flags written shortly before: a workload's log names it, or one in trouble is meant. */
export const flagOn = rule({
  mechanism: 'change/flag',
  on: ['ConfigMap'],
  carries: [...DOWN, 'saturation'],
  find: (entity, graph) => {
    const change = lastChange(entity);
    const at = Date.parse(change?.at ?? '');
    const { startedMs } = graph.parts;
    if (change === null || !(at >= startedMs - BEFORE_MS && at <= startedMs + AFTER_MS)) return [];
    return flagsOn(rawOf<ConfigMap>(entity)?.data ?? {}).flatMap(({ flag, variant }) => {
      const told = toldBy(flag, graph);
      const pods = told.length > 0 ? told : meantBy(flag, graph);
      const [pod] = pods;
      if (pod === undefined) return [];
      const { ref } = topOwner(pod, graph);
      const victim = `${ref.kind} ${ref.name}`;
      const naming = namingLine(pod, flag);
      const line = naming ?? pod.errorLines.at(-1);
      return [
        {
          key: flag,
          since: change.at,
          // A workload that says nothing of it and looks well may be slow all the same.
          known: told.length > 0 || isInTrouble(pod) ? ('shown' as const) : ('suggested' as const),
          shownAt: pods.map(({ key }) => key),
          claims: [
            claim(
              evidenceOf(entity, graph),
              `flag ${flag} is on (${variant}), written at ${change.at}`,
              `플래그 ${flag} 켜짐(${variant}), 변경 시각 ${change.at}`,
            ),
            ...(line === undefined
              ? []
              : [
                  claim(
                    line.evidence,
                    `${victim} logs ${quoted(line.text, 200)}`,
                    `${victim} 로그: ${quoted(line.text, 200)}`,
                  ),
                ]),
          ],
          values: {
            flag,
            variant,
            at: change.at,
            ...(naming === null ? { victim } : { speaker: victim, line: bounded(naming.text, 200) }),
            ...(change.by !== null && { by: change.by }),
          },
        },
      ];
    });
  },
});
