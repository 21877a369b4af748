import { LANGUAGES, type Language } from '../../config/language.js';
import { cut } from '../cut.js';
import { LANGUAGE_NAMES } from '../headings.js';
import { markedBlock } from '../marked-block.js';
import { DATA_RULE } from '../system-text.js';
import { type AlertGroupShape, alertGroupsOf, trimmedGroup } from './alert-groups.js';
import type { IncidentCase } from './incident-case.js';

/** docs/model.md "Token estimate". */
const CHARACTERS_PER_TOKEN = 4;
/** Longest single text of a caller, in characters. */
const MAX_TEXT = 500;
/** The last step of trimming. */
const MAX_STEP = 3;

/** A prompt for the final report of an incident. */
export interface IncidentPrompt {
  readonly system: string;
  readonly user: string;
}

const CUTS = ['excerpts of the details', 'the fingerprints', 'the summaries of the alerts'] as const;

/** The stable part: the same for every incident of a language. */
const incidentSystemText = (language: Language): string => {
  const order = [language, ...LANGUAGES.filter((other) => other !== language)];
  return [
    'You are an experienced site reliability engineer. You write the final report of a resolved incident in a Kubernetes cluster, for the people who were on call and those who prevent the next one.',
    `# Rules
- Conclude only from the data in the user message and from what tools answer; label a hypothesis as one.
- Cover every distinct alert type.
- Say what is not known. "[MASKED]" and "[HASH:…]" stand for secrets that were removed.`,
    DATA_RULE,
    `# Answer
One JSON object and nothing around it:
- "title": at most 100 characters, in ${LANGUAGE_NAMES[language]}, such as "[namespace/object] cause"
${order.map((each) => `- "${each}": {"summary", "detail"} in ${LANGUAGE_NAMES[each]}`).join('\n')}
"summary" has one or two sentences. "detail" is Markdown: root cause, impact scope, resolution, prevention, each under a bold level-4 heading with 2 to 5 "- " bullets. The other language says the same as a native speaker would.`,
  ].join('\n\n');
};

/**
 * Composes the prompt; what is longer than the budget loses excerpts, then fingerprints, then summaries (docs/model.md
 * "Report of an incident"), then the last groups of alerts.
 */
export const composeIncidentPrompt = (
  incident: IncidentCase,
  {
    tokenBudget,
    language,
    marker,
  }: { readonly tokenBudget: number; readonly language: Language; readonly marker: string },
): IncidentPrompt => {
  const system = incidentSystemText(language);
  const room = tokenBudget === 0 ? Infinity : tokenBudget * CHARACTERS_PER_TOKEN - system.length;
  const groups = alertGroupsOf(incident.alerts);
  for (let step = 0; step <= MAX_STEP; step += 1) {
    const shown = { groups: groups.map((group) => trimmedGroup(group, step)), of: groups.length, step };
    const user = userText(incident, shown, marker);
    if (user.length <= room) return { system, user };
  }
  const smallest = groups.map((group) => trimmedGroup(group, MAX_STEP));
  const withFirst = (count: number): string =>
    userText(incident, { groups: smallest.slice(0, count), of: groups.length, step: MAX_STEP }, marker);
  return { system, user: withFirst(mostThatFit(groups.length, (count) => withFirst(count).length <= room)) };
};

/** The greatest count up to `max` that fits, where fewer take less room; 0 when none does. */
const mostThatFit = (max: number, fits: (count: number) => boolean): number => {
  let [low, high] = [0, max];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
};

interface ShownGroups {
  readonly groups: readonly AlertGroupShape[];
  /** How many there are. */
  readonly of: number;
  readonly step: number;
}

const userText = (incident: IncidentCase, { groups, of, step }: ShownGroups, marker: string): string => {
  const body = {
    incident_id: cut(incident.incidentId, MAX_TEXT),
    title: cut(incident.title, MAX_TEXT),
    severity: cut(incident.severity, MAX_TEXT),
    fired_at: cut(incident.firedAt, MAX_TEXT),
    resolved_at: cut(incident.resolvedAt, MAX_TEXT),
    alert_count: incident.alerts.length,
    distinct_alert_types: of,
    alert_groups: groups,
  };
  const history = incident.history.map(({ text, createdAt }) => `${createdAt} ${text}`);
  const cuts = [
    ...CUTS.slice(0, step),
    ...(groups.length < of ? [`${of - groups.length} types of alerts`] : []),
  ];
  return [
    `Marker word: ${marker}.`,
    markedBlock('incident', marker, JSON.stringify(body)),
    ...(cuts.length > 0 ? [`Left out for lack of room: ${cuts.join(', ')}.`] : []),
    ...(history.length > 0 ? [markedBlock('earlier-summaries', marker, history.join('\n'))] : []),
    'Write the final report of this incident.',
  ].join('\n\n');
};
