import type { EntityChange, EntityRef } from '../../../evidence/entity.js';
import type { RelationDraft } from '../../../evidence/graph-source.js';
import type { Condition } from '../../../evidence/objects.js';
import {
  conditionText,
  deliveryReader,
  newestFirst,
  shownConditions,
  told,
  type DeliveryReader,
} from './delivery-state.js';
import { sourceOf, type FluxObject, type HistoryEntry, type Reference } from './flux-object.js';
import { repositoryText, revisionText } from './revision.js';

/** `Ready` is False for these while all goes as it should. */
const AT_WORK = new Set(['Progressing', 'ProgressingWithRetry']);

const conditionsOf = ({ status }: FluxObject): readonly Condition[] => status?.conditions ?? [];

/** Conditions that say that it cannot do its work. */
const failingConditions = (object: FluxObject): readonly Condition[] =>
  conditionsOf(object).filter(
    ({ type, status, reason = '' }) =>
      (type === 'Ready' && status === 'False' && !AT_WORK.has(reason)) ||
      (type === 'Stalled' && status === 'True') ||
      (type === 'FetchFailed' && status === 'True') ||
      (type === 'TestSuccess' && status === 'False') ||
      (type === 'Remediated' && status === 'False'),
  );

/** Each said once, `Ready` first: it says why, and `Stalled` repeats it or only says that nobody tries again. */
const troubleOf = (object: FluxObject): readonly string[] => {
  const failing = failingConditions(object).toSorted(
    (a, b) => Number(b.type === 'Ready') - Number(a.type === 'Ready'),
  );
  return failing
    .filter(({ message }, index) => failing.findIndex((other) => other.message === message) === index)
    .map(conditionText);
};

const sickOf = (object: FluxObject): boolean | null =>
  conditionsOf(object).length === 0 ? null : failingConditions(object).length > 0;

const readyOf = (object: FluxObject): Condition | undefined =>
  conditionsOf(object).find(({ type }) => type === 'Ready');

const referred = (
  type: RelationDraft['type'],
  own: EntityRef,
  reference: Reference | undefined,
  kind: string | undefined,
  detail: string,
): readonly RelationDraft[] =>
  reference?.name === undefined || kind === undefined
    ? []
    : [{ type, to: { kind, namespace: reference.namespace ?? own.namespace, name: reference.name }, detail }];

const relationsOf = (object: FluxObject, own: EntityRef): readonly RelationDraft[] => {
  const source = sourceOf(object);
  return [
    ...referred('reads config', own, source, source?.kind, 'sourceRef'),
    ...(object.spec?.dependsOn ?? []).flatMap((each) =>
      referred('limited by', own, each, own.kind, 'dependsOn'),
    ),
  ];
};

/** What is wanted. */
const specBody = (object: FluxObject): Readonly<Record<string, unknown>> => {
  const { spec = {} } = object;
  const source = sourceOf(object);
  return {
    suspended: spec.suspend === true ? 'yes: nothing is applied until it is resumed' : null,
    chart: spec.chart?.spec?.chart,
    wantedVersion: spec.chart?.spec?.version,
    url: spec.url && repositoryText(spec.url),
    path: spec.path,
    source: source && `${source.kind ?? ''} ${source.name ?? ''}`,
    targetNamespace: spec.targetNamespace,
  };
};

const bodyOf = (object: FluxObject): Readonly<Record<string, unknown>> => {
  const { status = {} } = object;
  return told({
    ...specBody(object),
    lastAppliedRevision: status.lastAppliedRevision && revisionText(status.lastAppliedRevision),
    lastAttemptedRevision: status.lastAttemptedRevision && revisionText(status.lastAttemptedRevision),
    failures: status.failures,
    artifact: status.artifact?.revision && revisionText(status.artifact.revision),
    conditions: shownConditions(status.conditions),
  });
};

/** Releases of Helm that did not come to stand. */
const isFailed = (status: string | undefined): boolean => /fail|pending/i.test(status ?? '');

const releaseText = ({ chartName, chartVersion = '?', version }: HistoryEntry): string =>
  `chart ${chartName === undefined ? '' : `${chartName} `}version ${chartVersion.replace(/@sha256:.*$/, '')}${version === undefined ? '' : ` (release ${version})`}`;

const releasesOf = ({ metadata, status }: FluxObject): readonly EntityChange[] =>
  newestFirst(
    (status?.history ?? []).map((entry) => ({
      kind: isFailed(entry.status) ? ('failed' as const) : ('rollout' as const),
      at: entry.lastDeployed,
      what: isFailed(entry.status)
        ? `${releaseText(entry)} was tried by helm release ${metadata.name} and stands at ${entry.status}`
        : `${releaseText(entry)} was rolled out by helm release ${metadata.name}`,
      by: 'helm-controller',
    })),
  );

/** What was applied when. Before Flux 2.7 there is no history, and only the time of the last turn to ready is known. */
const appliesOf = (object: FluxObject): readonly EntityChange[] => {
  const { metadata, status = {} } = object;
  const by = 'kustomize-controller';
  const revisions = (status.history ?? []).flatMap((entry) => {
    const revision = entry.metadata?.['revision'];
    if (revision === undefined) return [];
    const failed = /fail/i.test(entry.lastReconciledStatus ?? '');
    const what = failed
      ? `applying ${revisionText(revision)} failed`
      : `${revisionText(revision)} was rolled out by kustomization ${metadata.name}`;
    return [
      { kind: failed ? ('failed' as const) : ('rollout' as const), at: entry.firstReconciled, what, by },
    ];
  });
  const ready = readyOf(object);
  const applied = status.lastAppliedRevision;
  const tried = status.lastAttemptedRevision;
  if (revisions.length > 0) return newestFirst(revisions);
  if (ready?.status === 'True' && applied !== undefined)
    return newestFirst([
      {
        kind: 'rollout',
        at: ready.lastTransitionTime,
        what: `${revisionText(applied)} was rolled out by kustomization ${metadata.name}`,
        by,
      },
    ]);
  if (ready?.status === 'False' && tried !== undefined)
    return newestFirst([
      { kind: 'failed', at: ready.lastTransitionTime, what: `applying ${revisionText(tried)} failed`, by },
    ]);
  return [];
};

/** Whether its last upgrade failed and an older release was put back, in words. */
const remediationOf = (object: FluxObject): readonly string[] =>
  conditionsOf(object)
    .filter(({ type, status }) => type === 'Remediated' && status === 'True')
    .map(conditionText);

/** A Kustomization of Flux. */
export const kustomizationReader: DeliveryReader = deliveryReader<FluxObject>((object, ref) => {
  const changes = appliesOf(object);
  return {
    sick: sickOf(object),
    trouble: troubleOf(object),
    changes,
    relations: relationsOf(object, ref),
    body: { ...bodyOf(object), ...told({ deploys: changes.slice(0, 5) }) },
  };
});

/** A HelmRelease of Flux. */
export const helmReleaseReader: DeliveryReader = deliveryReader<FluxObject>((object, ref) => {
  const changes = releasesOf(object);
  const trouble = troubleOf(object);
  return {
    sick: sickOf(object),
    trouble: trouble.length === 0 ? [] : [...trouble, ...remediationOf(object)],
    changes,
    relations: relationsOf(object, ref),
    body: { ...bodyOf(object), ...told({ deploys: changes.slice(0, 5) }) },
  };
});

/** What Flux reads from: a repository, a chart, a bucket. */
export const sourceReader: DeliveryReader = deliveryReader<FluxObject>((object, ref) => {
  const { artifact } = object.status ?? {};
  return {
    sick: sickOf(object),
    trouble: troubleOf(object),
    changes: newestFirst([
      {
        kind: 'written',
        at: artifact?.lastUpdateTime,
        what: `${revisionText(artifact?.revision ?? '')} was fetched`,
        by: 'source-controller',
      },
    ]),
    relations: relationsOf(object, ref),
    body: bodyOf(object),
  };
});
