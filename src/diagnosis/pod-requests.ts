import type { Container, PodSpec } from '../evidence/objects.js';
import { both } from './wording.js';
import type { Localized } from '../config/language.js';

const unit = (resource: string): string => {
  if (resource === 'cpu') return 'CPU';
  return resource;
};

const ofContainer = (container: Container): string | null => {
  const requests = Object.entries(container.resources?.requests ?? {});
  const text = requests.map(([resource, amount]) => `${amount} ${unit(resource)}`).join(', ');
  return text === '' ? null : text;
};

/** What a pod asks of a node, such as `24 CPU, 8Gi memory`; with several containers, each by its name. */
export const requestsText = (spec: PodSpec | undefined): string | null => {
  const each = (spec?.containers ?? []).flatMap((container) => {
    const text = ofContainer(container);
    return text === null ? [] : [{ name: container.name, text }];
  });
  const [first] = each;
  if (!first) return null;
  return each.length === 1 ? first.text : each.map(({ name, text }) => `${text} (${name})`).join(' + ');
};

/** The other demands of a pod on its node: selector, claims, ports; a bullet each. */
export const demands = (spec: PodSpec | undefined): readonly Localized[] => {
  const selector = Object.entries(spec?.nodeSelector ?? {}).map(([key, value]) => `${key}=${value}`);
  const claims = (spec?.volumes ?? []).flatMap(
    ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
  );
  const tolerations = (spec?.tolerations ?? []).flatMap(({ key, value, effect }) =>
    key?.startsWith('node.kubernetes.io/')
      ? []
      : [`${key ?? '*'}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`],
  );
  return [
    ...(selector.length > 0
      ? [both(`node selector: ${selector.join(', ')}`, `nodeSelector: ${selector.join(', ')}`)]
      : []),
    ...(spec?.affinity ? [both('the pod has affinity rules', '파드에 affinity 규칙이 있음')] : []),
    ...(claims.length > 0
      ? [both(`volume claims: ${claims.join(', ')}`, `PersistentVolumeClaim: ${claims.join(', ')}`)]
      : []),
    both(
      `own tolerations: ${tolerations.join(', ') || 'none'}`,
      `자체 tolerations: ${tolerations.join(', ') || '없음'}`,
    ),
  ];
};
