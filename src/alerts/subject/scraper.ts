import type { ReadableLabels } from '../readable-labels.js';
import { exporterNamed, isGenericJob, type Exporter } from './exporters.js';
import type { Said } from './asked-terms.js';
import { isObjectKind } from './object-kinds.js';

/** Labels that a scrape adds and that may tell who is scraped, the surest first. */
const SCRAPE_NAMES = ['service', 'app_kubernetes_io_name', 'app', 'k8s_app', 'pod'] as const;

/**
 * The exporter that the alert's metric comes from; `null` when it comes from the subject itself or nothing tells. The
 * scrape job says it best; one that is named after nobody (`kubernetes-pods`) leaves it to the other labels.
 */
export const scraperOf = (labels: ReadableLabels): Exporter | null => {
  const job = labels.get('job');
  if (job === null) return null;
  const byJob = isGenericJob(job) ? null : exporterNamed(job);
  if (byJob !== null) return byJob;
  return SCRAPE_NAMES.map((name) => exporterNamed(labels.get(name))).find((found) => found !== null) ?? null;
};

/** Whether a term names an object other than a pod, by a label that no scrape adds. */
export const namesOther = ({ term }: Said): boolean =>
  term.scrape !== true &&
  (term.names === 'node' ||
    term.names === 'workload' ||
    (term.names === 'service' && term.certain === true) ||
    isObjectKind(term.names));

/**
 * Whether a pod is the scraper's: an exporter that honours the labels of its metrics shows its own pod where a metric has
 * none. Only beside a name of something else; and a pod of the workload that is named is not.
 */
export const isScrapersPod = (
  pod: string,
  scraper: Exporter | null,
  labels: ReadableLabels,
  others: readonly Said[],
): boolean => {
  if (scraper === null || !scraper.name.test(pod)) return false;
  const service = labels.get('service');
  if (
    scraper.about === 'state' &&
    service !== null &&
    scraper.name.test(service) &&
    !pod.startsWith(`${service}-`)
  )
    return false;
  return !others.some(({ term, value }) => term.names === 'workload' && pod.startsWith(`${value}-`));
};

/** Whether a container is the scraper's, or an exporter beside the pod's own ones (`redis-exporter` in `redis-0`). */
export const isScrapersContainer = (
  container: string,
  pod: string | null,
  scraper: Exporter | null,
): boolean => {
  if (pod !== null && scraper?.name.test(pod)) return false;
  if (scraper?.name.test(container)) return true;
  const reportsOthers = scraper?.about === 'state' || scraper?.about === 'kubelet';
  return (
    !reportsOthers &&
    pod !== null &&
    exporterNamed(container)?.about === 'endpoint' &&
    exporterNamed(pod) === null
  );
};

/** Whether a label copied from the exporter's pod, such as `app`, names the exporter rather than the subject. */
export const isCopiedName = ({ term, value }: Said, others: readonly Said[]): boolean => {
  const exporter = term.scrape === true ? exporterNamed(value) : null;
  if (exporter === null || others.length === 0) return false;
  const ofNodeOnly = others.every((other) => other.term.names === 'node');
  return !ofNodeOnly || exporter.about === 'node' || exporter.about === 'state';
};
