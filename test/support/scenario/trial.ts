import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCluster, type BuildOptions } from './cluster.ts';
import { falseCauses, faultsOf } from './judge.ts';
import { isElsewhere, NEIGHBOURS, noise } from './noise.ts';
import type { Scenario } from './scenario-file.ts';
import { textFaults } from './text-faults.ts';
import { startService, type Answer } from './service-under-test.ts';
import { writeSnapshot } from './write-snapshot.ts';

/** `plain`: as told; `direct`: by its alert on the faulty object; `noise`: beside others; `healed`: without its fault. */
export type Variant = 'plain' | 'direct' | 'noise' | 'healed';

export interface Verdict {
  readonly scenario: string;
  readonly group: Scenario['group'];
  readonly variant: Variant;
  readonly summary: string;
  /** What is wrong with the answer; none where it is right. */
  readonly problems: readonly string[];
  /** What is wrong with its words, whatever they say. */
  readonly texts: readonly string[];
  /** Of the analysis alone. */
  readonly ms: number;
}

/** The variants that a scenario has. */
export const variantsOf = ({ group, direct }: Scenario): readonly Variant[] => [
  'plain',
  ...(direct === undefined ? [] : (['direct'] as const)),
  'noise',
  ...(group === 'negative' ? [] : (['healed'] as const)),
];

const optionsOf = (variant: Variant, { namespace }: Scenario): BuildOptions => {
  if (variant === 'noise') return { over: noise(namespace) };
  return variant === 'healed' ? { healed: true } : {};
};

const problemsOf = (answer: Answer, { group, expect }: Scenario, variant: Variant): readonly string[] => {
  const blamed = NEIGHBOURS.filter((name) => answer.summary.includes(name)).map((name) => `blames ${name}`);
  if (variant === 'healed') {
    return falseCauses(answer, { ...expect, cause_any: [], must_name: [], must_not: [] });
  }
  return [...(group === 'negative' ? falseCauses(answer, expect) : faultsOf(answer, expect)), ...blamed];
};

/** Builds the cluster of a variant in a folder of its own, asks the service, and judges the answer. */
export const tryScenario = async (
  scenario: Scenario,
  variant: Variant,
  from: 'src' | 'dist' = 'src',
): Promise<Verdict> => {
  const cluster = buildCluster(scenario, optionsOf(variant, scenario));
  const folder = await mkdtemp(join(tmpdir(), 'scenario-'));
  try {
    const logs = cluster.logs.filter(({ path }) => !isElsewhere(path.split('/')[0] ?? ''));
    await writeSnapshot(folder, { ...cluster, logs });
    const service = await startService({ KUBE_SNAPSHOT: folder, AGENT_ISTIO_ENABLED: 'true' }, from);
    const alert = cluster.alerts[variant === 'direct' ? 1 : 0] ?? {};
    const started = performance.now();
    const answer = await service.analyse(alert).finally(() => service.close());
    const ms = performance.now() - started;
    const { name, group } = scenario;
    return {
      scenario: name,
      group,
      variant,
      summary: answer.summary,
      problems: problemsOf(answer, scenario, variant),
      texts: answer.texts === undefined ? [] : textFaults(answer.texts),
      ms,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
