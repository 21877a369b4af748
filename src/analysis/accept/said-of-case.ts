import type { Answer } from '../../prompt/answer.js';
import { evidenceIdsIn } from '../../prompt/evidence-ids.js';
import type { CaseContent } from '../stages.js';
import type { Evidence } from '../../evidence/evidence.js';

/** Shorter names stand in any text. */
const MIN_NAME = 3;
/** Start of a text that is looked through, in characters. */
const MAX_LOOKED = 4000;

/** Everything that an answer says in words. */
export const wordsOf = ({ summary, detail, cause, chain }: Answer): string =>
  [summary.en, summary.ko, cause ?? '', ...chain, detail.en, detail.ko]
    .map((text) => text.slice(0, MAX_LOOKED))
    .join('\n');

/** `cart-api-6b6ccbc6c7-k2n68` → `cart-api`; a name without such an end as it is. */
export const stemOf = (name: string): string =>
  name.replace(/-[a-z0-9]{6,10}-[a-z0-9]{5}$/, '').replace(/-[a-z0-9]{5}$|-\d{1,3}$/, '');

/** Names of what the case is about: target, labels, what the rules blame, what was read. */
const namesOf = ({ target, members, diagnosis, collected }: CaseContent): ReadonlySet<string> => {
  const labels = members.flatMap(({ alert }) => Object.values(alert.labels));
  const blamed = (diagnosis.story?.causes ?? []).map(({ entity }) => entity.name);
  const read = collected.evidence.flatMap(
    ({ title }) => /(?:^|\s)(?:[\w.-]+\/)?([\w.-]+)/g.exec(title)?.[1] ?? [],
  );
  const { pod, workload, service, node, object } = target;
  const all = [pod, workload?.name, service, node, object?.name, ...labels, ...blamed, ...read];
  return new Set(
    all
      .filter((name): name is string => typeof name === 'string' && name.length >= MIN_NAME)
      .flatMap((name) => [name, stemOf(name)])
      // A word of English in a label (`warning`) names nothing.
      .filter((name) => /[-.\d]/.test(name) || !GENERIC.has(name.toLowerCase())),
  );
};

const GENERIC: ReadonlySet<string> = new Set(
  `critical warning info none error page true false pod pods node nodes service deployment container cluster default monitoring
  prometheus firing resolved the and for app job event events logs log object objects recent last kube-state-metrics`.split(
    /\s+/,
  ),
);

/** Whether a text names something of the case. */
export const namesCase = (text: string, content: CaseContent): boolean => {
  const lower = text.toLowerCase();
  for (const name of namesOf(content)) if (lower.includes(name.toLowerCase())) return true;
  return false;
};

/** Whether a text names the alert's own objects and nothing else of the case. */
export const namesOnlySubject = (text: string, content: CaseContent): boolean => {
  const lower = text.toLowerCase();
  const { pod, workload, service, object } = content.target;
  const own = [pod, workload?.name, service, object?.name].filter(
    (name): name is string => typeof name === 'string',
  );
  const isOwn = (name: string): boolean => own.some((each) => each === name || stemOf(each) === name);
  const named = [...namesOf(content)].filter((name) => lower.includes(name.toLowerCase()));
  return named.some(isOwn) && named.every((name) => isOwn(name) || own.some((each) => each.includes(name)));
};

/** Ids that an answer cites and that show something. */
export const citedIn = (answer: Answer, evidence: readonly Evidence[]): ReadonlySet<string> => {
  const showing = new Set<string>(
    evidence.filter(({ status }) => status === 'ok' || status === 'absent').map(({ id }) => id),
  );
  const written = [...answer.citations.map(({ evidence: id }) => id), ...evidenceIdsIn(wordsOf(answer))];
  return new Set(written.filter((id) => showing.has(id)));
};
