import type { Localized } from '../../config/language.js';
import { bounded } from '../../evidence/bounded-text.js';
import type { CaseGraph } from '../../evidence/case-graph.js';
import type { Entity } from '../../evidence/entity.js';
import type { EvidenceId } from '../../evidence/evidence.js';
import type { ToldStep } from '../../evidence/finding.js';
import type { Relation, RelationType } from '../../evidence/relation.js';
import type { Way } from '../explain/ways.js';
import { evidenceOf } from '../kit/look.js';
import { isPart, nameOf } from './names.js';

/** Longest quoted error line of a step, in characters. */
const MAX_LINE = 200;

type Verb = (from: string, to: string) => Localized;

const VERBS: Readonly<Record<RelationType, Verb | null>> = {
  calls: (from, to) => ({ en: `${from} calls ${to}`, ko: `${from}이(가) ${to}을(를) 호출합니다` }),
  'belongs with': (from, to) => ({
    en: `${from} names nobody whom it calls; ${to} is a part of the same application`,
    ko: `${from}은(는) 호출 대상을 밝히지 않지만, ${to}은(는) 같은 애플리케이션에 속합니다`,
  }),
  'routes to': (from, to) => ({
    en: `${from} routes to ${to}`,
    ko: `${from}이(가) ${to}(으)로 라우팅합니다`,
  }),
  'routed by': (from, to) => ({
    en: `${from} is reached through ${to}`,
    ko: `${from}은(는) ${to}을(를) 통해 접근됩니다`,
  }),
  'reads config': (from, to) => ({ en: `${from} reads ${to}`, ko: `${from}이(가) ${to}을(를) 읽습니다` }),
  claims: (from, to) => ({ en: `${from} mounts ${to}`, ko: `${from}이(가) ${to}을(를) 마운트합니다` }),
  'bound to': (from, to) => ({
    en: `${from} is bound to ${to}`,
    ko: `${from}은(는) ${to}에 바인딩되어 있습니다`,
  }),
  'provisioned by': (from, to) => ({
    en: `${from} is provisioned by ${to}`,
    ko: `${from}은(는) ${to}(으)로 프로비저닝됩니다`,
  }),
  'runs on': (from, to) => ({ en: `${from} runs on ${to}`, ko: `${from}이(가) ${to}에서 실행됩니다` }),
  'uses account': (from, to) => ({ en: `${from} uses ${to}`, ko: `${from}이(가) ${to}을(를) 사용합니다` }),
  'limited by': (from, to) => ({
    en: `${from} is limited by ${to}`,
    ko: `${from}은(는) ${to}의 제한을 받습니다`,
  }),
  'guarded by': (from, to) => ({
    en: `${from} is guarded by ${to}`,
    ko: `${from}에는 ${to}이(가) 적용됩니다`,
  }),
  'admitted by': (from, to) => ({
    en: `${from} is admitted by ${to}`,
    ko: `${from}은(는) ${to}의 승인을 거칩니다`,
  }),
  'scaled by': (from, to) => ({
    en: `${from} is scaled by ${to}`,
    ko: `${from}은(는) ${to}(으)로 스케일됩니다`,
  }),
  'deployed by': (from, to) => ({
    en: `${from} is deployed by ${to}`,
    ko: `${from}은(는) ${to}(으)로 배포됩니다`,
  }),
  pulls: (from, to) => ({ en: `${from} pulls ${to}`, ko: `${from}이(가) ${to}을(를) 가져옵니다` }),
  shares: (from, to) => ({
    en: `${from} shares its place with ${to}`,
    ko: `${from}이(가) ${to}와(과) 같은 자리를 씁니다`,
  }),
  selects: null, // what a Service or a workload consists of is no step of its own
  'owned by': null,
};

/** The workload or Service that stands for a part of it, as the way has it so far. */
interface Standing {
  readonly name: string;
}

const evidenceFor = (graph: CaseGraph, { from, to, evidence }: Relation): readonly EvidenceId[] => {
  const lines = graph.entity(from)?.errorLines.at(-1)?.evidence;
  const target = graph.entity(to);
  return [
    ...new Set([
      ...evidence,
      ...(lines === undefined ? [] : [lines]),
      ...(target === null ? [] : [evidenceOf(target, graph)]),
    ]),
  ];
};

const withSign = (text: Localized, { blame, detail, port }: Relation): Localized => {
  const where =
    detail === null || detail === 'error line' ? '' : ` (${detail}${port === null ? '' : `, port ${port}`})`;
  const line = blame === null ? '' : `: "${bounded(blame, MAX_LINE)}"`;
  return { en: `${text.en}${where}${line}`, ko: `${text.ko}${where}${line}` };
};

const standingAt = (graph: CaseGraph, entity: Entity, before: Standing): Standing => {
  if (!isPart(entity)) return { name: nameOf(entity.ref) };
  const [above] = graph.targets(entity.key, 'owned by');
  const top = above === undefined || !isPart(above) ? above : graph.targets(above.key, 'owned by')[0];
  return top === undefined ? before : { name: nameOf(top.ref) };
};

/** A way in words, a step for each call, route or thing that is used; what only belongs together is one. */
export const chainOf = (graph: CaseGraph, { steps }: Way): readonly ToldStep[] => {
  const told: ToldStep[] = [];
  const [first] = steps;
  const start = first === undefined ? null : graph.entity(first.from);
  let at: Standing = { name: start === null ? '' : nameOf(start.ref) };
  if (start !== null) at = standingAt(graph, start, at);
  for (const step of steps) {
    const to = graph.entity(step.to);
    if (to === null) continue;
    const verb = VERBS[step.type];
    if (verb === null) {
      at = isPart(to) ? standingAt(graph, to, at) : { name: nameOf(to.ref) };
      continue;
    }
    const text = withSign(verb(at.name, nameOf(to.ref)), step);
    if (told.every((one) => one.text.en !== text.en)) told.push({ text, evidence: evidenceFor(graph, step) });
    at = standingAt(graph, to, { name: nameOf(to.ref) });
  }
  return told;
};

/** Names of what calls what on a way, from the subject on: `web → search → geo`. */
export const callNames = (graph: CaseGraph, { steps }: Way): readonly string[] => {
  const [first] = steps;
  const start = first === undefined ? null : graph.entity(first.from);
  const called = steps
    .filter(({ type }) => type === 'calls' || type === 'routes to' || type === 'belongs with')
    .flatMap(({ to }) => graph.entity(to)?.ref.name ?? []);
  return start === null ? called : [start.ref.name, ...called];
};
