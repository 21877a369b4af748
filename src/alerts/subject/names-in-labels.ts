import type { TextMap } from '../alert.js';
import { readableLabels, type ReadableLabels } from '../readable-labels.js';
import { WORKLOAD_KINDS, type WorkloadKind, type WorkloadRef } from '../target.js';
import { firstObject, firstSaid, saidIn, type Said } from './asked-terms.js';
import { askedService, farEnd, nodeInstance } from './endpoint.js';
import type { Exporter } from './exporters.js';
import { genericObjectIn, type GenericObject } from './generic-object.js';
import { objectKind } from './object-kinds.js';
import { isCopiedName, isScrapersContainer, isScrapersPod, namesOther, scraperOf } from './scraper.js';
import type { Names } from './subject.js';
import { DESTINATION } from './vocabulary/callers.js';
import { OBJECTS } from './vocabulary/objects.js';
import { PLACES } from './vocabulary/places.js';
import { KIND_LABELS, PODS, SERVICES, WORKLOADS } from './vocabulary/workloads.js';

const VOCABULARY = [...PLACES, ...PODS, ...WORKLOADS, ...SERVICES, ...OBJECTS];

/** The labels with what they say, read once. */
interface Reading {
  readonly labels: ReadableLabels;
  readonly said: readonly Said[];
  /** Names of other things than pods. */
  readonly others: readonly Said[];
  readonly generic: GenericObject;
  readonly scraper: Exporter | null;
}

const valueOf = (one: Said | null): string | null => one?.value ?? null;

/** Whether the plain labels tell where the exporter runs, since others tell where the subject is. */
const isScrapedApart = ({ labels, said }: Reading): boolean => {
  if (labels.get('exported_namespace') !== null) return true;
  const [named, plain] = [firstSaid(said, 'namespace')?.term, labels.get('namespace')];
  return named !== undefined && named.scrape !== true && plain !== null && labels.get(named.label) !== plain;
};

/** The names of what is at the far end of requests, if a mesh says them. */
const destinations = ({ labels }: Reading): readonly string[] =>
  DESTINATION.flatMap((name) => labels.get(name) ?? []);

const podOf = (reading: Reading): string | null => {
  const { labels, said, others, generic, scraper } = reading;
  const found = firstSaid(said, 'pod');
  if (found?.term.scrape !== true) return found?.value ?? generic.pod;
  const farEnds = destinations(reading);
  const ofCaller = farEnds.length > 0 && !farEnds.some((name) => found.value.startsWith(`${name}-`));
  const named = others.length > 0 || generic.object !== null || generic.workload !== null;
  const foreign =
    named ||
    farEnd(labels) !== null ||
    askedService(labels) !== null ||
    nodeInstance(labels, scraper, false) !== null;
  const ofScraper = foreign && isScrapersPod(found.value, scraper, labels, others);
  return ofCaller || ofScraper || isScrapedApart(reading) ? generic.pod : found.value;
};

const containerOf = (reading: Reading, pod: string | null): string | null => {
  const found = firstSaid(reading.said, 'container');
  if (found?.term.scrape !== true) return valueOf(found);
  const plainPod = firstSaid(reading.said, 'pod');
  const ofOtherPod =
    plainPod !== null && (plainPod.term.label.startsWith('exported_') || plainPod.value !== pod);
  if (isScrapedApart(reading)) return null;
  if (ofOtherPod && destinations(reading).length > 0) return null;
  if (plainPod?.term.label === 'exported_pod') return null;
  return isScrapersContainer(found.value, pod, reading.scraper) ? null : found.value;
};

const kindIn = (text: string | null): WorkloadKind | null =>
  WORKLOAD_KINDS.find((kind) => kind.toLowerCase() === text?.toLowerCase()) ?? null;

/** The kind of a workload named by a label without kind: that of another label with the same value, or told beside it. */
const workloadKind = ({ labels, said }: Reading, { term, value }: Said): WorkloadKind | null => {
  if (term.kind !== undefined) return term.kind;
  const twin = said.find((other) => other.term.kind !== undefined && other.value === value);
  if (twin?.term.kind !== undefined) return twin.term.kind;
  const told = term.scrape === true || term.label === 'service_name' ? [] : KIND_LABELS;
  return told.map((name) => kindIn(labels.get(name))).find((kind) => kind !== null) ?? null;
};

const workloadOf = (reading: Reading, pod: string | null): WorkloadRef | null => {
  const apart = isScrapedApart(reading);
  const found = firstSaid(
    reading.said,
    'workload',
    (one) =>
      !isCopiedName(one, reading.others) &&
      !(one.term.scrape === true && apart && (pod !== null || reading.others.length > 0)),
  );
  return found === null
    ? reading.generic.workload
    : { kind: workloadKind(reading, found), name: found.value };
};

/** Whether a service is more than a guess; a `service` label is one if no scrape of the Service or of an exporter added it. */
const isCertain = ({ term, value }: Said, { labels, scraper }: Reading): boolean => {
  if (term.label !== 'service') return term.certain === true;
  const scraped = labels.get('job') !== null && labels.get('endpoint') !== null;
  return !scraped && scraper?.name.test(value) !== true;
};

/** Namespace labels are asked in order; beside what has no namespace, the plain one is the exporter's. */
const namespaceOf = (reading: Reading, ofCluster: boolean): string | null =>
  valueOf(
    firstSaid(
      reading.said,
      'namespace',
      ({ term }) => !(ofCluster && reading.scraper !== null && term.scrape === true),
    ),
  );

/** The names of an alert that is about one of the objects of `object-kinds.ts`: whatever the exporter adds is left out. */
const ofObject = (names: Names, reading: Reading): Names => {
  const service = firstSaid(reading.said, 'service', ({ term }) => term.certain === true);
  return { ...names, node: names.pod === null ? null : names.node, service: valueOf(service) };
};

/** An address names a Service or a node where the labels name nothing but the exporter. */
const withAddress = (names: Names, reading: Reading): Names => {
  const { labels, scraper } = reading;
  const { pod, workload, node, service, serviceIsCertain, object } = names;
  const far = serviceIsCertain ? null : farEnd(labels);
  if (far !== null) return { ...names, ...far, serviceIsCertain: true };
  if ([pod, workload, node, object].some((name) => name !== null) || serviceIsCertain) return names;
  const asked = askedService(labels);
  if (asked !== null) return { ...names, ...asked, serviceIsCertain: true };
  const instance = nodeInstance(labels, scraper, service === null);
  return instance === null ? names : { ...names, namespace: null, container: null, service: null, instance };
};

/**
 * Everything that the labels of an alert name, by the vocabularies of its possible senders; pure, and total over any
 * labels. What the scrape of an exporter adds is left out wherever the labels name something else.
 *
 * @param clusterName the cluster of alerts without a cluster label; `null` when not set.
 */
export const namesInLabels = (given: TextMap, clusterName: string | null): Names => {
  const labels = readableLabels(given);
  const said = saidIn(labels, VOCABULARY);
  const others = said.filter(namesOther);
  const generic = genericObjectIn(labels);
  const reading: Reading = { labels, said, others, generic, scraper: scraperOf(labels) };
  const pod = podOf(reading);
  const workload = workloadOf(reading, pod);
  const node = valueOf(firstSaid(said, 'node')) ?? generic.node;
  const object = firstObject(said) ?? generic.object;
  const inNamespace =
    pod !== null || workload !== null || (object !== null && objectKind(object.kind).namespaced);
  const service = firstSaid(said, 'service');
  const names: Names = {
    cluster: valueOf(firstSaid(said, 'cluster')) ?? clusterName,
    namespace: namespaceOf(reading, !inNamespace && (node !== null || object !== null)),
    pod,
    container: containerOf(reading, pod),
    workload,
    service: valueOf(service),
    serviceIsCertain: service !== null && isCertain(service, reading),
    node,
    object,
    instance: null,
  };
  return withAddress(object === null ? names : ofObject(names, reading), reading);
};
