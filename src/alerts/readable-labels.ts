import type { TextMap } from './alert.js';
import { labelValue } from './label-value.js';

/** The values that labels say, found by a label's name however the sender spells it. */
export interface ReadableLabels {
  /** The trimmed value; `null` when the label is absent or a sentinel. To be asked with names of a table only. */
  readonly get: (name: string) => string | null;
}

/** What exporters to Google's and Prometheus' formats put in front of a label's name. */
const PREFIX = /^(?:resource[._]labels?|metadata[._](?:system|user)[._]labels?)[._]/;

/** A name in the escaping of Prometheus 3 for readers without UTF-8: `U__k8s_2e_pod_2e_name` is `k8s.pod.name`. */
const unescaped = (name: string): string =>
  name.startsWith('U__') ? name.slice(3).replaceAll(/_[0-9a-f]{1,6}_/gi, '.') : name;

/** One form for `k8s.pod.name`, `k8s_pod_name`, `k8sPodName` and `K8S-POD-NAME`. */
const plainForm = (name: string): string =>
  unescaped(name)
    .replace(PREFIX, '')
    .toLowerCase()
    .replaceAll(/[._\-/ ]/g, '');

/** The forms of the names that are asked for; these come from tables, so there is a bounded number of them. */
const askedForms = new Map<string, string>();

const askedForm = (name: string): string => {
  const known = askedForms.get(name);
  if (known !== undefined) return known;
  const form = plainForm(name);
  askedForms.set(name, form);
  return form;
};

/**
 * Labels to be asked by name. The label of exactly that name counts first, then those that differ only in case and
 * separators, in code-unit order, so that the order in which labels were sent does not matter.
 */
export const readableLabels = (labels: TextMap): ReadableLabels => {
  const byForm = new Map<string, string>();
  for (const name of Object.keys(labels).sort()) {
    const value = labelValue(labels, name);
    const form = plainForm(name);
    if (value !== null && !byForm.has(form)) byForm.set(form, value);
  }
  return { get: (name) => labelValue(labels, name) ?? byForm.get(askedForm(name)) ?? null };
};
