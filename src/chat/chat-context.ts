import { createHash } from 'node:crypto';
import { targetFromLabels } from '../alerts/target-from-labels.js';
import type { TextMap } from '../alerts/alert.js';
import { canonicalJson } from '../alerts/canonical-json.js';
import type { ToolScope } from '../tools/tool-scope.js';

type Json = Readonly<Record<string, unknown>>;

const objectAt = (value: Json | null, name: string): Json | null => {
  const member = value?.[name];
  return typeof member === 'object' && member !== null && !Array.isArray(member) ? (member as Json) : null;
};

const textAt = (value: Json | null, name: string): string | null => {
  const member = value?.[name];
  return typeof member === 'string' && member.trim() !== '' ? member.trim() : null;
};

/** Which incident a page is about; `null` when it does not say. */
export const incidentIn = (context: Json | null): string | null =>
  textAt(objectAt(context, 'incident'), 'incident_id') ?? textAt(objectAt(context, 'alert'), 'incident_id');

/** The labels of the page's alert; none where it shows none. */
export const labelsIn = (context: Json | null): TextMap =>
  Object.fromEntries(
    Object.entries(objectAt(objectAt(context, 'alert'), 'labels') ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

/** What an analysis said that the page shows: of its alert, else of its incident. */
export const storedAnalysisIn = (context: Json | null): string | null =>
  textAt(objectAt(context, 'alert'), 'analysis_summary') ??
  textAt(objectAt(context, 'incident'), 'analysis_summary');

/** What the labels of the page's alert name. */
export const scopeIn = (context: Json | null): ToolScope => {
  const { namespace, node } = targetFromLabels(labelsIn(context), null);
  return { namespaces: namespace === null ? [] : [namespace], nodes: node === null ? [] : [node] };
};

/** Tells whether the context of a conversation changed; 16 hex digits. */
export const digestOf = (context: Json): string =>
  createHash('sha256').update(canonicalJson(context)).digest('hex').slice(0, 16);
