import type { Entity, ErrorLine } from '../../../evidence/entity.js';
import { containersOf } from '../../container-view.js';
import { podOf } from '../../kit/look.js';
import { DOWN, rule } from '../../kit/rule.js';
import { levelledLine } from '../../../evidence/log-line/structured-line.js';
import { commonest, signatureOf, spanOf } from './alike-lines.js';
import { hasNamedError } from './named-errors.js';
import { isClientsFault } from './error-classes.js';
import { allOf, calleesOf, peerOf } from './peers.js';
import { podSaid } from './pod-said.js';
import { spoken } from './spoken.js';
import { isNew } from './new-lines.js';

/** Fewest lines that are more than a slip, where none of them calls itself an error. */
const FEWEST = 2;

const levelOf = ({ text }: ErrorLine): string | null => levelledLine(text)?.level ?? null;

/** What a program throws when its own call was refused, unlike what it answers to others. */
const OWN_CALL =
  /\b\w*(?:Error|Exception)\b[:(]|\b\w+\.exceptions?\.|\bproxy\b.{0,80}\b4\d\d\b|Max retries exceeded/;

const isRefusedRequest = ({ text }: ErrorLine): boolean => /\b4\d\d\b/.test(text) && !OWN_CALL.test(text);

/** Lines that tell of a failure of this program or of whom it calls; warnings and refused requests do not. */
const isTelling = (line: ErrorLine): boolean => {
  const level = levelOf(line);
  return level !== 'warn' && level !== 'info' && !isClientsFault(line.text) && !isRefusedRequest(line);
};

const isServed = (pod: Entity, container: string): boolean => {
  const object = podOf(pod);
  return (
    object !== null &&
    containersOf(object).some(
      ({ name, role, status }) =>
        name === container && role !== 'ephemeral' && status?.state?.running !== undefined,
    )
  );
};

const isEnough = (lines: readonly ErrorLine[]): boolean =>
  lines.length >= FEWEST || lines.some((line) => ['error', 'fatal'].includes(levelOf(line) ?? ''));

/** Lines about failures that no class knows, new since shortly before the alert: quoted, and no more than that. */
export const errorBurst = rule({
  mechanism: 'logs/error-burst',
  on: ['Pod'],
  carries: [...DOWN],
  find: (pod, graph) => {
    if (hasNamedError(pod, graph)) return [];
    const telling = pod.errorLines.filter((line) => isTelling(line) && isServed(pod, line.container));
    const line = commonest(telling);
    if (line === undefined) return [];
    const same = telling.filter(({ text }) => signatureOf(text) === signatureOf(line.text));
    const fits = (text: string): boolean => signatureOf(text) === signatureOf(line.text);
    if (!isEnough(telling) || !isNew(pod, same, fits, graph.parts)) return [];
    const { minutes, ...span } = spanOf(same, graph.parts);
    const text = spoken(line.text);
    const peer = peerOf(calleesOf(pod, graph), [line.text], null, graph);
    return [
      {
        ...span,
        known: 'suggested',
        isBare: true,
        claims: [podSaid(line, text)],
        values: {
          line: text,
          speaker: line.pod,
          container: line.container,
          ...(same.length > 1 && { times: String(same.length), minutes: String(minutes) }),
        },
        ...(peer !== null && { behind: allOf(peer, graph) }),
      },
    ];
  },
});
