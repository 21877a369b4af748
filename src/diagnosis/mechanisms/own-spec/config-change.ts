import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { Entity } from '../../../evidence/entity.js';
import { topOwner } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { lastChange } from '../wiring/service-pods.js';
import { writtenClaims } from '../wiring/written.js';
import { configsOf } from './named-values.js';
import { missingKeyOf } from './missing-key-lines.js';
import { refuses } from './refused-value.js';
import { hasWord, linesOf, type Said } from './said-lines.js';

/** How long before an alert a change is still a suspect, and how much later it may have been written. */
const BEFORE_MS = 60 * 60_000;
const AFTER_MS = 2 * 60_000;

/** Names of settings in a configuration that are no common words: with capitals inside, digits, dashes, dots or underscores. */
const settingsIn = (data: Readonly<Record<string, string>>): readonly string[] => [
  ...new Set(
    Object.entries(data).flatMap(([key, text]) => [
      ...(text.includes('\n') ? [] : [key]),
      ...[...text.matchAll(/^[\s"'{,-]*([A-Za-z][\w.-]{3,60})["']?\s*[:=]/gm)].map(([, name = '']) => name),
      ...[...text.matchAll(/["']([A-Za-z][\w.-]{3,60})["']\s*:/g)].map(([, name = '']) => name),
    ]),
  ),
];

const FILE = /\.(?:json|ya?ml|toml|ini|cnf|conf|cfg|properties|env|xml|txt)$/;

const isTelling = (name: string): boolean => /[a-z][A-Z]|\d|[_.-]/.test(name) && !FILE.test(name);

const namedIn = (
  lines: readonly Said[],
  settings: readonly string[],
): { readonly said: Said; readonly setting: string } | null => {
  for (const said of lines) {
    const setting = settings.find((name) => isTelling(name) && hasWord(said.text, name));
    if (setting !== undefined) return { said, setting };
  }
  return null;
};

const valueOf = (data: Readonly<Record<string, string>>, setting: string): string | null => {
  if (data[setting] !== undefined) return bounded(data[setting], 60);
  for (const text of Object.values(data)) {
    for (const line of text.split('\n')) {
      if (!hasWord(line, setting)) continue;
      const rest = line.slice(line.indexOf(setting) + setting.length);
      const value = /^["']?\s*[:=]\s*["']?([^"',}]{1,60})/.exec(rest)?.[1]?.trim();
      if (value !== undefined && value !== '') return value;
    }
  }
  return null;
};

const readersOf = (entity: Entity, sources: readonly Entity[]): readonly Entity[] =>
  sources.filter(({ ref }) => ref.kind === 'Pod' && ref.namespace === entity.ref.namespace);

/** A ConfigMap that was written shortly before, with a setting that its reader names in its errors since. */
export const configChange = rule({
  mechanism: 'change/config',
  on: ['ConfigMap'],
  carries: ['errors', 'latency', 'unavailable', 'not-ready', 'restarts', 'job', 'unknown'],
  find: (entity, graph) => {
    const change = lastChange(entity);
    const at = Date.parse(change?.at ?? '');
    const { startedMs } = graph.parts;
    if (change === null || Number.isNaN(at) || at < startedMs - BEFORE_MS || at > startedMs + AFTER_MS)
      return [];
    return readersOf(entity, graph.sources(entity.key, 'reads config')).flatMap((pod) => {
      const config = configsOf(pod, graph).find((each) => each.entity.key === entity.key);
      // A line that says itself what is wrong with the configuration is another mechanism's.
      const lines = linesOf(pod).filter(
        (said) =>
          (said.at === null || Date.parse(said.at) >= at - 1000) &&
          missingKeyOf(said.text) === null &&
          !refuses(said.text),
      );
      const found = config === undefined ? null : namedIn(lines, settingsIn(config.data));
      if (config === undefined || found === null) return [];
      const owner = topOwner(pod, graph);
      const value = valueOf(config.data, found.setting);
      const reader = `${owner.ref.kind} ${owner.ref.name}`;
      return [
        {
          key: `${owner.key} ${found.setting}`,
          since: change.at,
          known: 'shown' as const,
          claims: [
            ...writtenClaims(entity, graph),
            claim(
              found.said.evidence,
              `${reader} logs ${quoted(found.said.text, 200)}`,
              `${reader} 로그: ${quoted(found.said.text, 200)}`,
            ),
          ],
          values: {
            setting: value === null ? found.setting : `${found.setting}=${value}`,
            reader,
            at: change.at,
            ...(change.by !== null && { by: change.by }),
            line: bounded(found.said.text, 160),
          },
        },
      ];
    });
  },
});
