import type { Container } from '../../../evidence/objects.js';
import { quoted } from '../../../evidence/bounded-text.js';
import { evidenceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { specOf } from './named-values.js';
import { isRefused, isTimeout, isUnknownName } from '../wiring/callers.js';
import { isWrittenWithin } from '../wiring/written.js';
import { hasWord, linesUnder } from './said-lines.js';

/** Variables that a container sets more than once with different values; the last one is in force. */
const doubled = ({
  env = [],
}: Container): readonly { readonly name: string; readonly first: string; readonly last: string }[] => {
  const byName = Map.groupBy(
    env.filter(({ value }) => value !== undefined),
    ({ name }) => name,
  );
  return [...byName].flatMap(([name, all]) => {
    const [first, last] = [all[0]?.value ?? '', all.at(-1)?.value ?? ''];
    return all.length > 1 && first !== last ? [{ name, first, last }] : [];
  });
};

/** The parts of a value that a line may quote: the whole, and the host of a URL. */
const partsOf = (value: string): readonly string[] =>
  [value, ...value.split(/[/@:,;?=&]+/)].filter(
    (part) => part.length > 2 && !/^(?:https?|tcp|grpc)$/.test(part),
  );

/** How a program writes down the host that it was told to be its own. */
const SELF = /^(?:localhost|127\.0\.0\.1)$/;
const asLogged = (part: string): readonly string[] =>
  SELF.test(part) ? ['localhost', '127.0.0.1', '[::1]'] : [part];

/** Written so shortly before the alert, the second value is likely to be the change. */
const RECENT_MS = 2 * 60 * 60_000;

const isNoConnection = (text: string): boolean => isRefused(text) || isTimeout(text) || isUnknownName(text);

/** A variable that is set twice, and whose value in force a log line complains about. */
export const duplicateEnv = rule({
  mechanism: 'spec/duplicate-env',
  on: ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'],
  carries: DOWN,
  find: (entity, graph) =>
    (specOf(entity)?.containers ?? []).flatMap((container) =>
      doubled(container).flatMap(({ name, first, last }) => {
        const own = partsOf(last).filter((part) => !partsOf(first).includes(part));
        const words = [name, ...own.flatMap(asLogged)];
        const lines = linesUnder(entity, graph);
        const naming = lines.find(({ text }) => words.some((word) => hasWord(text, word)));
        const isNew = isWrittenWithin(entity, graph, RECENT_MS);
        const line = naming ?? (isNew ? lines.find(({ text }) => isNoConnection(text)) : undefined);
        if (line === undefined) return [];
        return [
          {
            key: `${container.name} ${name}`,
            since: null,
            known: 'shown' as const,
            claims: [
              claim(
                evidenceOf(entity, graph),
                `env ${name} of container ${container.name} is set twice: ${quoted(first, 80)}, then ${quoted(last, 80)}`,
                `컨테이너 ${container.name}의 env ${name} 중복 설정: ${quoted(first, 80)}, 이후 ${quoted(last, 80)}`,
              ),
              claim(line.evidence, quoted(line.text, 200)),
            ],
            values: { container: container.name, variable: name, first, last, line: line.text },
          },
        ];
      }),
    ),
});
