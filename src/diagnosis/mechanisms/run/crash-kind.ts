import type { SeenContainer } from '../../kit/container-rule.js';
import type { Crash } from './crash-reading.js';
import { serviceLinkOf, type ServiceLink } from './service-link.js';
import { settingSource, similarSetting, tellingWords, type SettingSource } from './setting-source.js';

/** What a container that ends by itself ends of, as far as its line tells. */
export type CrashKind =
  | { readonly kind: 'completes' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'permission'; readonly path: string | null }
  | {
      readonly kind: 'missing-setting';
      readonly setting: string;
      readonly similar: Pick<SettingSource, 'name' | 'config' | 'entity' | 'evidence'> | null;
    }
  | { readonly kind: 'bad-value'; readonly source: SettingSource }
  | { readonly kind: 'bad-config'; readonly source: SettingSource }
  | { readonly kind: 'service-link'; readonly link: ServiceLink }
  | { readonly kind: 'log-line' };

const PERMISSION = /permission denied|EACCES|operation not permitted|EPERM|read-only file system|EROFS/i;
const MISSING =
  /\b(?:missing|required|not set|is unset|must be set|not defined|undefined|no such key|key ?error|not provided|cannot be empty|is empty|was not found|has no key)\b/i;
const BAD =
  /\b(?:invalid|illegal|malformed|pars(?:e|ing)|unknown|unrecogni[sz]ed|unexpected|unsupported|not a (?:valid|number)|could not convert|bad|must be|expected|out of range|ValueError|NumberFormatException|syntax|config(?:uration)?|directive|option|flag)\b/i;

const isQuoted = (line: string, word: string): boolean =>
  [`"${word}"`, `'${word}'`, `\`${word}\``].some((quoted) => line.includes(quoted));

/** A setting's name: quoted, in capitals, or of several words in one. */
const missingName = (line: string): string | null => {
  const words = tellingWords(line).filter(
    (word) =>
      /^[A-Za-z_][\w.-]*$/.test(word) &&
      !/\.(?:json|ya?ml|toml|conf|cnf|ini|properties|env|py|js|go|rb)$/.test(word),
  );
  // A compound of plain words is prose, unless it is quoted: `a network-related error`.
  const [first] = words.filter((word) => !/^[a-z]+(?:-[a-z]+)+$/.test(word) || isQuoted(line, word));
  return first ?? null;
};

const missingOf = (seen: SeenContainer, line: string): CrashKind | null => {
  if (!MISSING.test(line)) return null;
  const setting = missingName(line);
  if (setting === null) return null;
  const source = settingSource(seen, setting);
  if (source !== null && source.name === setting && source.value !== '') return null; // it is set
  return { kind: 'missing-setting', setting, similar: similarSetting(seen, setting) };
};

const badOf = (seen: SeenContainer, line: string): CrashKind | null => {
  if (!BAD.test(line)) return null;
  const source = settingSource(seen, line);
  if (source === null) return null;
  return source.place === 'config' ? { kind: 'bad-config', source } : { kind: 'bad-value', source };
};

/** Reads what a crash is: each is one mechanism, so that one fault is told once. */
export const crashKind = (seen: SeenContainer, { run, said }: Crash): CrashKind => {
  if (run.exitCode === 0 && said?.kind !== 'error') return { kind: 'completes' };
  if (said === null || said.kind === 'last') return { kind: said === null ? 'silent' : 'log-line' };
  const line = said.text;
  const link = serviceLinkOf(seen, line);
  if (link !== null) return { kind: 'service-link', link };
  if (PERMISSION.test(line)) return { kind: 'permission', path: /(\/[\w./-]+)/.exec(line)?.[1] ?? null };
  return missingOf(seen, line) ?? badOf(seen, line) ?? { kind: 'log-line' };
};
