import { describe, expect, it } from '@jest/globals';
import { englishIn } from '../../../test/support/scenario/english-in-korean.ts';
import { TEXTS } from './index.js';

/** Terms of Kubernetes, commands, fields and values, which Korean engineers write as they are. */
const TERMS: ReadonlySet<string> = new Set(
  `kubelet readiness liveness startup probe gate finalizer taint toleration cordon unschedulable drain affinity revision
  replicas request requests limits volume ingress egress env root pull tag key node required preferred medium fault action
  kustomization maxmemory crictl journalctl since df u h anti true false`.split(/\s+/),
);

const QUOTED = [/`[^`]*`/g, /\{[^{}]*\}/g, /"[^"]*"/g, /\([^()가-힣]*\)/g] as const;

/** Words in small letters that are no term: fields have a capital, a dot or a slash in them. */
const strange = (korean: string): readonly string[] => {
  const own = QUOTED.reduce((text, quoted) => text.replaceAll(quoted, ' '), korean);
  return [...own.matchAll(/(?<![\w./])[a-z]+(?![\w./(])/g)]
    .map(([word]) => word)
    .filter((word) => !TERMS.has(word));
};

describe('what is said in Korean', () => {
  it.each(Object.keys(TEXTS))(
    '%s has no English but terms, quotations and what stands in brackets',
    (mechanism) => {
      const { title, cause, steps = [] } = TEXTS[mechanism] ?? { title: { ko: '' }, cause: { ko: '' } };
      const all = [title.ko, cause.ko, ...steps.map(({ text }) => text.ko)];
      expect(all.flatMap((text) => [...strange(text), ...englishIn(text)])).toEqual([]);
    },
  );
});
