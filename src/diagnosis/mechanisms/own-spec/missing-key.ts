import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { PodSpec } from '../../../evidence/objects.js';
import { referencedConfig } from '../../../integrations/kubernetes/changes/referenced-config.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { evidenceOf, podOf, topOwner } from '../../kit/look.js';
import { claim, DOWN, rule, type Sighting } from '../../kit/rule.js';
import { changedAt, present, titleOf, writtenClaims, writtenValues } from '../wiring/written.js';
import { configsOf, variablesOf } from './named-values.js';
import { filesIn, missingKeyOf, otherSpelling } from './missing-key-lines.js';
import { hasWord, linesOf, type Said } from './said-lines.js';

type Config = ReturnType<typeof configsOf>[number];

/** Where a pod mounts a ConfigMap. */
const mountsOf = ({ volumes = [], containers }: PodSpec, config: string): readonly string[] => {
  const names = volumes.filter(({ configMap }) => configMap?.name === config).map(({ name }) => name);
  return containers.flatMap((container) => {
    const mounts = (container as { readonly volumeMounts?: readonly { name: string; mountPath: string }[] })
      .volumeMounts;
    return (mounts ?? []).filter(({ name }) => names.includes(name)).map(({ mountPath }) => mountPath);
  });
};

/** Whether a line that names files means this ConfigMap. */
const isMeant = (line: string, { entity, data }: Config, spec: PodSpec): boolean =>
  filesIn(line).some(
    (file) =>
      Object.keys(data).some((key) => file === key || file.endsWith(`/${key}`)) ||
      mountsOf(spec, entity.ref.name).some((path) => file.startsWith(path)),
  );

/** The ConfigMap of a pod that should have a key: the one that the line's file is of, else the only one that it reads. */
const configMeant = (pod: Entity, line: string, graph: CaseGraph): Config | null => {
  const spec = podOf(pod)?.spec;
  const configs = configsOf(pod, graph);
  if (spec === undefined) return null;
  const meant = configs.filter((config) => isMeant(line, config, spec));
  if (meant.length > 0) return meant[0] ?? null;
  // A key could as well be one of a Secret, which is not read.
  return configs.length === 1 && referencedConfig(spec).secrets.length === 0 ? (configs[0] ?? null) : null;
};

const hasKey = ({ data }: Config, key: string): boolean =>
  Object.entries(data).some(([name, text]) => name === key || hasWord(text, key));

interface Asked {
  readonly key: string;
  readonly line: Said;
  readonly config: Config;
}

/** The key that a pod asks a ConfigMap for in vain. */
const askedOf = (pod: Entity, entity: Entity, graph: CaseGraph): Asked | null => {
  for (const line of linesOf(pod)) {
    const key = missingKeyOf(line.text);
    const config = key === null ? null : configMeant(pod, line.text, graph);
    if (key === null || config === null || config.entity.key !== entity.key) continue;
    if (hasKey(config, key) || variablesOf(pod, graph).some(({ name }) => name === key)) continue;
    return { key, line, config };
  }
  return null;
};

const sighting = (entity: Entity, pod: Entity, { key, line, config }: Asked, graph: CaseGraph): Sighting => {
  const owner = topOwner(pod, graph);
  const other = otherSpelling(key, [...Object.keys(config.data), ...Object.values(config.data)]);
  const asks = titleOf(owner);
  return {
    key: `${owner.key} ${key}`,
    since: changedAt(entity),
    known: 'shown',
    claims: [
      claim(
        line.evidence,
        `${asks} logs ${quoted(line.text, 200)}`,
        `${asks} 로그: ${quoted(line.text, 200)}`,
      ),
      claim(
        evidenceOf(entity, graph),
        `it has no ${key}${other === null ? '' : `, but ${other}`}`,
        `${key} 키 없음${other === null ? '' : ` (${other}은(는) 있음)`}`,
      ),
      ...writtenClaims(entity, graph),
    ],
    values: {
      ...writtenValues(entity),
      ...present({ key, asks, other, line: bounded(line.text, 160) }),
    },
  };
};

/** A ConfigMap without the key that a program asks for as it fails. */
export const missingKey = rule({
  mechanism: 'config/asked-key',
  on: ['ConfigMap'],
  carries: DOWN,
  find: (entity, graph) =>
    graph
      .sources(entity.key, 'reads config')
      .filter(({ ref }) => ref.kind === 'Pod')
      .flatMap((pod) => {
        const asked = askedOf(pod, entity, graph);
        return asked === null ? [] : [sighting(entity, pod, asked, graph)];
      }),
});
