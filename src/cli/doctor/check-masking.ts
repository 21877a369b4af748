import type { Settings } from '../../config/settings.js';
import { RuleMasker } from '../../masking/rule-masker.js';
import { TEXT_RULES } from '../../masking/rules/index.js';
import { findingsOf, type Finding } from './finding.js';

const masking = findingsOf('masking');

/** Sends a canary through every rule: each rule's own samples, by the settings of this process. */
export const checkMasking = (settings: Settings): readonly Finding[] => {
  if (!settings.masking.builtinEnabled)
    return [
      masking.warn('the built-in rules are off: only your own expressions hide anything', {
        variable: 'BUILTIN_REDACTION_ENABLED',
        remedy: 'set it to true, unless nothing that leaves may hold a secret',
      }),
    ];
  const masker = new RuleMasker(settings);
  const samples = TEXT_RULES.flatMap(({ id, matches }) => Object.keys(matches).map((text) => ({ id, text })));
  const through = samples.filter(({ text }) => masker.text(text).value === text);
  if (through.length === 0)
    return [masking.ok(`${samples.length} canaries of ${TEXT_RULES.length} rules were hidden`)];
  const rules = [...new Set(through.map(({ id }) => id))].join(', ');
  return [masking.fail(`canaries came through these rules: ${rules}`, { remedy: 'report it: SECURITY.md' })];
};
