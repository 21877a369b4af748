import { LANGUAGES, type Language } from '../../config/language.js';
import { cut } from '../cut.js';
import { LANGUAGE_NAMES } from '../headings.js';
import { markedBlock } from '../marked-block.js';
import { renderReading } from '../render-reading.js';
import { DATA_RULE } from '../system-text.js';
import { alertGroupsOf, trimmedGroup } from './alert-groups.js';
import type { IncidentCase } from './incident-case.js';

/** Estimate of contract 5.3. */
const CHARACTERS_PER_TOKEN = 4;
/** Longest single text of a caller, in characters. */
const MAX_TEXT = 500;
/** The last step of trimming. */
const MAX_STEP = 3;

/** A prompt for the final report of an incident. */
export interface IncidentPrompt {
  readonly system: string;
  readonly user: string;
  readonly marker: string;
  /** What was left out to fit, a sentence each. */
  readonly cuts: readonly string[];
}

const CUTS = ['excerpts of the details', 'the fingerprints', 'the summaries of the alerts'] as const;

/** The stable part: the same for every incident of a language. */
export const incidentSystemText = (language: Language): string => {
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

/** Composes the prompt; what is longer than the budget loses excerpts, then fingerprints, then summaries (contract 5.6). */
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
  let step = 0;
  let user = userText(incident, step, marker);
  while (user.length > room && step < MAX_STEP) {
    step += 1;
    user = userText(incident, step, marker);
  }
  const cuts = CUTS.slice(0, step).map((what) => `left out of the prompt for lack of room: ${what}`);
  return { system, user: cut(user, Math.max(room, MAX_TEXT)), marker, cuts };
};

const userText = (incident: IncidentCase, step: number, marker: string): string => {
  const groups = alertGroupsOf(incident.alerts);
  const body = {
    incident_id: cut(incident.incidentId, MAX_TEXT),
    title: cut(incident.title, MAX_TEXT),
    severity: cut(incident.severity, MAX_TEXT),
    fired_at: cut(incident.firedAt, MAX_TEXT),
    resolved_at: cut(incident.resolvedAt, MAX_TEXT),
    alert_count: incident.alerts.length,
    distinct_alert_types: groups.length,
    alert_groups: groups.map((group) => trimmedGroup(group, step)),
  };
  const history = incident.history.map(({ text, createdAt }) => `${createdAt} ${text}`);
  return [
    `The marker word of this message is ${marker}.`,
    markedBlock('incident', marker, renderReading(body)),
    ...(history.length > 0 ? [markedBlock('earlier-summaries', marker, history.join('\n'))] : []),
    'Write the final report of this incident.',
  ].join('\n\n');
};
