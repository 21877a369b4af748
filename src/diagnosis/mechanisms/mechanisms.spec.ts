import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { englishIn } from '../../../test/support/scenario/english-in-korean.ts';
import { graphOfSample, type RuleSample, type RuleSamples } from '../../../test/support/rule-samples.js';
import type { CaseGraph } from '../../evidence/case-graph.js';
import { withoutEvidence } from '../../evidence/without-evidence.js';
import { piecesOf } from '../explain/pieces.js';
import type { GraphFinding } from '../kit/finding.js';
import { filled, filledStep, placesOf } from '../kit/catalogue.js';
import { runRules } from '../kit/run-rules.js';
import type { Values } from '../kit/rule.js';
import { MECHANISMS, TEXTS } from './index.js';

const FOLDER = import.meta.dirname;

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.samples.ts'))
  .sort();

interface SampleFile {
  readonly samples: RuleSamples | readonly RuleSamples[];
}

const all: readonly RuleSamples[] = (
  await Promise.all(files.map(async (file) => ((await import(join(FOLDER, file))) as SampleFile).samples))
).flat();

const findingsIn = (mechanism: string, graph: CaseGraph): readonly GraphFinding[] => {
  const run = runRules(
    graph,
    MECHANISMS.filter((rule) => rule.mechanism === mechanism),
  );
  expect(run.defects).toEqual([]);
  return run.findings;
};

const findings = async (mechanism: string, sample: RuleSample): Promise<readonly GraphFinding[]> =>
  findingsIn(mechanism, await graphOfSample(sample));

/** Most of a value that is looked for in a cluster: what is longer was cut. */
const SHOWN = 60;

/** Values without what the cluster itself says, which is quoted as it is in every language. */
const ownWords = (values: Values, { parts }: CaseGraph): Values => {
  const cluster = JSON.stringify(parts.entities.map(({ object, events, logs }) => [object, events, logs]));
  const isQuoted = (value: string): boolean =>
    cluster.includes(JSON.stringify(value.slice(0, SHOWN).replace(/…$/, '')).slice(1, -1));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isQuoted(value) ? '–' : value]),
  );
};

/** Values that every finding has. */
const PLACES = ['kind', 'name', 'object', 'namespace', 'pod', 'node', 'workload'];

describe.each(all)('$mechanism', ({ mechanism, matches, passes }) => {
  const texts = TEXTS[mechanism];

  it.each(matches)('is found: $name', async (sample) => {
    const found = await findings(mechanism, sample);
    expect(found.map(({ entity }) => `${entity.ref.kind}/${entity.ref.name}`)).toContain(sample.at);
    const [first] = found.filter(({ entity }) => `${entity.ref.kind}/${entity.ref.name}` === sample.at);
    const text = filled(texts?.cause.en ?? '', first?.values ?? {});
    for (const part of sample.says ?? []) expect(text.toLowerCase()).toContain(part.toLowerCase());
    expect(text).not.toContain('?}');
    expect(text).not.toMatch(/\{\w+\}|\?(?= |$)/);
    expect(first?.claims.length).toBeGreaterThan(0);
  });

  it.each(matches)('is told in Korean: $name', async (sample) => {
    const graph = await graphOfSample(sample);
    for (const { values, inKorean } of findingsIn(mechanism, graph)) {
      const korean = filled(texts?.cause.ko ?? '', { ...values, ...inKorean });
      expect(korean).not.toMatch(/\{\w+\}/);
      const own = filled(texts?.cause.ko ?? '', { ...ownWords(values, graph), ...inKorean });
      expect([korean, englishIn(own)]).toEqual([korean, []]);
    }
  });

  it.each(matches)('rests on what it cites: $name', async (sample) => {
    const graph = await graphOfSample(sample);
    const before = findingsIn(mechanism, graph);
    for (const { entity, claims, known } of before) {
      const cited = new Set(piecesOf(graph, claims).flatMap(({ ids }) => [...ids]));
      const left = findingsIn(mechanism, withoutEvidence(graph, cited)).filter(
        (one) => one.entity.key === entity.key && one.known === known,
      );
      expect({ cited: [...cited], claims, left: left.map((one) => one.claims) }).toMatchObject({ left: [] });
    }
  });

  it.each(passes)('is not found: $name', async (sample) => {
    expect(await findings(mechanism, sample)).toEqual([]);
  });

  it('offers at least one step somewhere', async () => {
    const found = (await Promise.all(matches.map((sample) => findings(mechanism, sample)))).flat();
    const steps = found.flatMap(({ values }) =>
      (texts?.steps ?? []).flatMap((step) => filledStep(step, values, {}) ?? []),
    );
    expect(steps.length).toBeGreaterThan(0);
  });
});

describe('the list of mechanisms', () => {
  it('has each mechanism once', () => {
    const names = MECHANISMS.map(({ mechanism }) => mechanism);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(MECHANISMS.map(({ mechanism }) => mechanism))('%s has texts and samples', (mechanism) => {
    expect(TEXTS[mechanism]).toBeDefined();
    const samples = all.find((one) => one.mechanism === mechanism);
    expect(samples?.matches.length ?? 0).toBeGreaterThan(0);
    expect(samples?.passes.length ?? 0).toBeGreaterThan(0);
  });

  it('says the same values in both languages', () => {
    for (const { cause } of Object.values(TEXTS)) {
      expect(
        placesOf(cause.ko)
          .filter((place) => !PLACES.includes(place))
          .toSorted(),
      ).toEqual(
        placesOf(cause.en)
          .filter((place) => !PLACES.includes(place))
          .toSorted(),
      );
    }
  });
});
