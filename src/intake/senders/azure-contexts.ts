import type { TextMap } from '../../alerts/alert.js';
import { at, listAt, namedValues, objectAt, scalarsOf, textAt } from './fields.js';

/** What the part of a message says that differs from one signal to the next. */
export interface AzureContext {
  readonly labels: TextMap;
  readonly annotations: TextMap;
}

/** One condition in words: `Percentage CPU 93 GreaterThan 80 (Average)`. */
const conditionText = (condition: unknown): string =>
  [
    textAt(condition, 'metricName') || textAt(condition, 'metricMeasureColumn') || 'count',
    textAt(condition, 'metricValue'),
    textAt(condition, 'operator'),
    textAt(condition, 'threshold'),
  ]
    .filter((word) => word !== '')
    .join(' ');

/** Metric alerts, and log alerts of version 2: conditions with dimensions. */
const ofConditions = (context: unknown): AzureContext => {
  const all = listAt(context, 'condition', 'allOf');
  const texts = (field: string): string =>
    [...new Set(all.map((one) => textAt(one, field)))].filter((text) => text !== '').join('\n');
  return {
    labels: Object.assign({}, ...all.map((one) => namedValues(at(one, 'dimensions'))).reverse()) as TextMap,
    annotations: {
      conditions: all.map(conditionText).join('; '),
      metricNamespace: texts('metricNamespace'),
      query: texts('searchQuery'),
      resultsURL: texts('linkToFilteredSearchResultsUI') || texts('linkToSearchResultsUI'),
    },
  };
};

/** Log alerts of version 1, and of Application Insights. */
const ofSearch = (context: unknown): AzureContext => ({
  labels: namedValues(at(context, 'Dimensions')),
  annotations: {
    query: textAt(context, 'SearchQuery'),
    results: textAt(context, 'ResultCount'),
    threshold: `${textAt(context, 'Operator')} ${textAt(context, 'Threshold')}`.trim(),
    resultsURL: textAt(context, 'LinkToFilteredSearchResultsUI') || textAt(context, 'LinkToSearchResults'),
  },
});

/** Managed Prometheus: the rule's own labels and annotations. */
const ofRule = (context: unknown): AzureContext => ({
  labels: scalarsOf(at(context, 'labels')),
  annotations: {
    expression: textAt(context, 'expression'),
    value: textAt(context, 'expressionValue'),
    ruleGroup: textAt(context, 'ruleGroup'),
    ...scalarsOf(at(context, 'annotations')),
  },
});

/** What an activity log says of a person is left out: claims hold names and addresses. */
const ACTIVITY = ['operationName', 'level', 'status', 'subStatus', 'eventSource', 'correlationId'];

/** Activity logs; health of resources and of services is written to them as well. */
const ofActivity = (context: unknown): AzureContext => ({
  labels: {},
  annotations: {
    ...Object.fromEntries(ACTIVITY.map((name) => [name, textAt(context, name)])),
    scope: textAt(context, 'authorization', 'scope'),
    ...scalarsOf(at(context, 'properties')),
  },
});

/** How the signal is told, which decides what the rest looks like; the first that fits counts. */
export const azureContext = (context: unknown): AzureContext => {
  const has = (name: string): boolean => Object.hasOwn(objectAt(context), name);
  if (has('condition')) return ofConditions(context);
  if (has('SearchQuery')) return ofSearch(context);
  if (has('labels') || has('expression')) return ofRule(context);
  if (has('operationName') || has('eventSource') || has('channels')) return ofActivity(context);
  return { labels: {}, annotations: scalarsOf(context) };
};
