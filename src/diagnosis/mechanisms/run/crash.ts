import type { PodSpec } from '../../../evidence/objects.js';
import { containerRule, type SeenContainer } from '../../kit/container-rule.js';
import { bounded } from '../../../evidence/bounded-text.js';
import { claim, type Rule, type Sighting } from '../../kit/rule.js';
import { crashKind, type CrashKind } from './crash-kind.js';
import { crashOf, crashSighting } from './crash-reading.js';
import { claimAt } from './mounted-claim.js';
import type { SettingSource } from './setting-source.js';

interface SecuredSpec extends PodSpec {
  readonly securityContext?: { readonly runAsUser?: number };
}

type Of<K extends CrashKind['kind']> = Extract<CrashKind, { readonly kind: K }>;

const of = <K extends CrashKind['kind']>(
  mechanism: string,
  kind: K,
  more: (base: Sighting, read: Of<K>, seen: SeenContainer) => Sighting = (base) => base,
): Rule =>
  containerRule(mechanism, (seen) => {
    const crash = crashOf(seen);
    if (crash === null) return null;
    const read = crashKind(seen, crash);
    return read.kind === kind ? more(crashSighting(seen, crash), read as Of<K>, seen) : null;
  });

const withSource = (base: Sighting, source: SettingSource): Sighting => {
  const { place, name, config, value, entity, evidence } = source;
  const shown = bounded(value, 80);
  const where = config === null ? `${place} ${bounded(name, 120)}` : `ConfigMap ${config}, key ${name}`;
  return {
    ...base,
    claims: [...base.claims, claim(evidence, `${where}: ${shown}`)],
    values: {
      ...base.values,
      setting: bounded(name, 120),
      value: shown,
      ...(config !== null && { config }),
    },
    behind: [...(base.behind ?? []), ...(entity === null ? [] : [entity])],
  };
};

/** A container that ends by itself again and again, by what its last words say; those who read them need not read the log. */
export const crashRules: readonly Rule[] = [
  of('crash/bad-value', 'bad-value', (base, { source }) => withSource(base, source)),
  of('crash/bad-config', 'bad-config', (base, { source }) => withSource(base, source)),
  of('crash/missing-setting', 'missing-setting', (base, { setting, similar }) => ({
    ...base,
    claims:
      similar === null
        ? base.claims
        : [
            ...base.claims,
            claim(
              similar.evidence,
              `ConfigMap ${similar.config ?? ''} has ${similar.name}`,
              `ConfigMap ${similar.config ?? ''}에 있는 키: ${similar.name}`,
            ),
          ],
    values: {
      ...base.values,
      setting,
      ...(similar !== null && { similar: similar.name, config: similar.config ?? '' }),
    },
    behind: [...(base.behind ?? []), ...(similar?.entity ? [similar.entity] : [])],
  })),
  of('crash/service-link', 'service-link', (base, { link: { variable, service, entity, evidence } }) => ({
    ...base,
    claims: [
      ...base.claims,
      claim(evidence, `Service ${service}: ${variable}`, `서비스 ${service}: ${variable}`),
    ],
    values: { ...base.values, variable, service },
    behind: [...(base.behind ?? []), entity],
  })),
  of('crash/permission', 'permission', (base, { path }, seen) => {
    const { securityContext } = seen.pod.spec as SecuredSpec;
    const mounted = path === null ? null : claimAt(seen, path);
    return {
      ...base,
      values: {
        ...base.values,
        ...(path !== null && { path }),
        ...(securityContext?.runAsUser !== undefined && { user: String(securityContext.runAsUser) }),
        ...(mounted !== null && { claim: mounted }),
      },
    };
  }),
  { ...of('crash/log-line', 'log-line'), isOutcome: true },
  of('crash/exit-code', 'silent'),
  of('run/completes', 'completes'),
];
