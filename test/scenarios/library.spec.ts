import { describe, expect, it } from '@jest/globals';
import { accuracyPage, libraryLine } from '../support/scenario/accuracy-page.ts';
import { keyOf } from '../support/scenario/bare-object.ts';
import { buildCluster, type BuiltCluster } from '../support/scenario/cluster.ts';
import { child, isJson, type Json } from '../support/scenario/json.ts';
import { KNOWN_GAPS } from '../support/scenario/known-gaps.ts';
import { durationMs } from '../support/scenario/moments.ts';
import { noise } from '../support/scenario/noise.ts';
import { faulty, scenarios, type Scenario } from '../support/scenario/scenario-file.ts';
import { variantsOf } from '../support/scenario/trial.ts';
import { PUBLIC_CASES } from './public-cases.ts';

const all = scenarios();
const withCause = all.filter(({ group }) => group !== 'negative');
const built = new Map(all.map((scenario) => [scenario.name, buildCluster(scenario)]));
const clusterOf = ({ name }: Scenario): BuiltCluster => built.get(name) ?? buildCluster(all[0] as Scenario);
const listed = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** What a workload may say, so that a slip of the pen is not silently left out. */
const WORDS = new Set(
  `kind namespace replicas image port service env envFrom command args mounts requests limits readiness liveness livenessProbe
  labels init pod container controller nodes age state states log events schedule`.split(/\s+/),
);

describe('the library of scenarios', () => {
  it('has eighty, half of them with the alert on a symptom, and fifteen without a cause', () => {
    const count = (group: Scenario['group']): number => all.filter((one) => one.group === group).length;
    expect(all.length).toBeGreaterThanOrEqual(80);
    expect(count('symptom')).toBeGreaterThanOrEqual(all.length / 2);
    expect(count('negative')).toBeGreaterThanOrEqual(15);
  });

  it('has at least twelve kinds of fault two hops or more from the alert', () => {
    const far = withCause.filter(({ group, expect: { hops } }) => group === 'symptom' && hops >= 2);
    expect(new Set(far.map(({ expect: { mechanism } }) => mechanism)).size).toBeGreaterThanOrEqual(12);
  });

  it('is the one that docs/accuracy.md has figures of', () => {
    expect(accuracyPage()).toContain(libraryLine(all)); // else: make accuracy-page
  });

  it('lists as known gaps only what there is', () => {
    const tried = new Map(all.map((scenario) => [scenario.name, variantsOf(scenario)]));
    const unknown = Object.entries(KNOWN_GAPS)
      .filter(([name]) => !name.startsWith('lab:'))
      .flatMap(([name, variants]) =>
        variants
          .filter(
            (variant) =>
              !(name.startsWith('case:')
                ? name.slice(5) in PUBLIC_CASES
                : tried.get(name)?.includes(variant)),
          )
          .map((variant) => `${name} ${variant}`),
      );
    expect(unknown).toEqual([]);
  });
});

describe.each(all)('the cluster of $name', (scenario) => {
  it('is told in words that the builder knows', () => {
    const workloads = Object.values(faulty(scenario).workloads);
    expect(workloads.flatMap((workload) => Object.keys(workload)).filter((word) => !WORDS.has(word))).toEqual(
      [],
    );
  });

  it('has each object once, under owners that exist, and leaves no name to be filled in', () => {
    const { objects, alerts, logs } = clusterOf(scenario);
    const keys = objects.map(keyOf);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    const uids = new Set(objects.map((object) => child(object, 'metadata')['uid']));
    const owners = objects.flatMap((object) => listed(child(object, 'metadata')['ownerReferences']));
    expect(owners.filter(({ uid }) => !uids.has(uid))).toEqual([]);
    expect(JSON.stringify([objects, alerts, logs])).not.toMatch(/\{(ip|pod|podip):/);
  });

  it('began to be faulty before the alert, and no line of a log is later than the recording', () => {
    const { alert, fault } = scenario;
    // What changed before the end of a resolved alert is what ended it.
    if (fault !== undefined && alert.resolved === undefined) {
      expect(durationMs(fault.since ?? '20m')).toBeGreaterThan(durationMs(alert.since ?? '14m'));
    }
    const { logs, recordedAt } = clusterOf(scenario);
    const lines = logs.flatMap(({ text }) => text.split('\n')).filter((line) => line !== '');
    const now = Date.parse(recordedAt);
    expect(lines.filter((line) => !(Date.parse(line.slice(0, line.indexOf(' '))) < now))).toEqual([]);
  });
});

describe('noise', () => {
  it('adds five hundred objects elsewhere, and failing neighbours that no scenario names', () => {
    const [first] = all as [Scenario];
    const more =
      buildCluster(first, { over: noise(first.namespace) }).objects.length - clusterOf(first).objects.length;
    expect(more).toBeGreaterThanOrEqual(500);
    const names = Object.keys(noise('').workloads ?? {});
    const said = JSON.stringify(all);
    expect(names.filter((name) => said.includes(name))).toEqual([]);
  });
});
