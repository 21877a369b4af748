import type { EntityKey } from '../../../evidence/entity.js';
import type { EvidenceId } from '../../../evidence/evidence.js';
import type { KubeObject } from '../../../evidence/objects.js';
import type { SeenContainer } from '../../kit/container-rule.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { closest } from '../start/closest-name.js';

/** Where a setting that a line complains of was set. */
export interface SettingSource {
  /** Variable of the pod template, or key of a ConfigMap. */
  readonly place: 'environment' | 'argument' | 'config';
  readonly name: string;
  /** Name of the ConfigMap. */
  readonly config: string | null;
  readonly value: string;
  readonly entity: EntityKey | null;
  readonly evidence: EvidenceId;
}

interface ConfigMap extends KubeObject {
  readonly data?: Readonly<Record<string, string>>;
}

/** Shortest value that is looked for: shorter ones stand in any line. */
const MIN_VALUE = 2;
const MAX_WORDS = 24;

/** Words and quoted parts of a line that may be a setting's name or value, the quoted ones first. */
export const tellingWords = (line: string): readonly string[] => {
  const quotedParts = [...line.matchAll(/["'`]([^"'`]{1,80})["'`]/g)].map(([, part = '']) => part);
  const parts = quotedParts.flatMap((part) => [part, ...part.split(/[=:\s]+/)]);
  const names = [
    ...line.matchAll(/\b(?:[A-Z][A-Z0-9]*_[A-Z0-9_]+|[a-z]\w*(?:[._-]\w+)+|[a-z]+[A-Z]\w+)\b/g),
  ].map(([word]) => word);
  const words = [...parts, ...names].map((word) => word.trim()).filter((word) => word.length >= MIN_VALUE);
  return [...new Set(words)].slice(0, MAX_WORDS);
};

const configMaps = ({ entity, graph }: SeenContainer) =>
  graph
    .targets(entity.key, 'reads config')
    .flatMap((each) => {
      const object = rawOf<ConfigMap>(each);
      return object === null
        ? []
        : [{ entity: each, data: object.data ?? {}, evidence: evidenceOf(each, graph) }];
    })
    .filter(({ entity: { ref } }) => ref.name !== 'kube-root-ca.crt');

const inSpec = ({ container, evidence }: SeenContainer, words: readonly string[]): SettingSource | null => {
  const { env = [], command = [], args = [] } = container.spec ?? {};
  const own = env.flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]));
  const byValue = own.find(({ value }) => words.some((word) => word === value));
  const byName = own.find(({ name }) => words.includes(name));
  const found = byName ?? byValue;
  if (found !== undefined) return { place: 'environment', ...found, config: null, entity: null, evidence };
  const word = words.find(
    (each) => each.length > MIN_VALUE && [...command, ...args].some((arg) => arg.includes(each)),
  );
  const argument = [...args, ...command].find((arg) => word !== undefined && arg.includes(word));
  if (word === undefined || argument === undefined || argument.length > 200) return null;
  return { place: 'argument', name: argument, value: word, config: null, entity: null, evidence };
};

const lineWith = (text: string, word: string): boolean =>
  text
    .split('\n')
    .some((line) => new RegExp(`(?:^|[^\\w-])${word.replaceAll(/[^\w]/g, '\\$&')}(?:$|[^\\w-])`).test(line));

const inConfig = (seen: SeenContainer, words: readonly string[]): SettingSource | null => {
  for (const { entity, data, evidence } of configMaps(seen)) {
    for (const word of words) {
      const [key, value] =
        Object.entries(data).find(
          ([name, text]) => word.length > MIN_VALUE && (name === word || lineWith(text, word)),
        ) ?? [];
      if (key !== undefined && value !== undefined)
        return {
          place: 'config',
          name: key,
          config: entity.ref.name,
          value: word,
          entity: entity.key,
          evidence,
        };
    }
  }
  return null;
};

/** The variable, argument or ConfigMap of the container that a line is about; `null` where it names none of them. */
export const settingSource = (seen: SeenContainer, line: string): SettingSource | null => {
  const words = tellingWords(line);
  return inSpec(seen, words) ?? inConfig(seen, words);
};

/** A setting that a ConfigMap has under a name much like the one that a program misses. */
export const similarSetting = (
  seen: SeenContainer,
  missing: string,
): Pick<SettingSource, 'name' | 'config' | 'entity' | 'evidence'> | null => {
  for (const { entity, data, evidence } of configMaps(seen)) {
    const inside = Object.values(data).flatMap(
      (text) => text.slice(0, 20_000).match(/[A-Za-z_][\w.-]{2,60}(?=["']?\s*[:=])/g) ?? [],
    );
    const name = closest(missing, [...Object.keys(data), ...inside]);
    if (name !== null) return { name, config: entity.ref.name, entity: entity.key, evidence };
  }
  return null;
};
