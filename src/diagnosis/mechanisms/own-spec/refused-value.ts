import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { evidenceOf, topOwner } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { isWell, lastChange } from '../wiring/service-pods.js';
import { configsOf, variablesOf, type NamedValue } from './named-values.js';
import { hasWord, linesOf, type Said } from './said-lines.js';

/** Lines by which a program refuses what it was given. */
const REFUSES =
  /invalid|unknown|unsupported|unrecogni[sz]ed|unexpected|illegal|malformed|not a valid|cannot (?:parse|convert|unmarshal)|could not (?:parse|convert)|failed to parse|pars(?:e|ing)(?: error)?|syntax|bad (?:value|format|number|duration)|out of range|not allowed|must be|deprecated|NumberFormatException|ParseFloat|ParseInt|ValueError|YAMLException|directive|unmarshal/i;

/** Whether a line refuses what the program was given. */
export const refuses = (line: string): boolean => REFUSES.test(line);

/** What a line puts in quotes or writes as an assignment: `'kubernets'`, `max_conections=400`. */
const quotedIn = (line: string): readonly string[] =>
  [
    ...[...line.matchAll(/["'`«]([^"'`»]{2,120})["'`»]/g)].map(([, text = '']) => text),
    ...[...line.matchAll(/\b([A-Za-z][\w.-]{2,60})=\S+/g)].map(([, text = '']) => text),
  ].flatMap((text) => [text, text.split('=')[0]?.trim() ?? '']);

const isTelling = (word: string): boolean =>
  word.length > 2 && !/^(?:true|false|null|none|info|error)$/i.test(word);

interface Refused {
  readonly said: Said;
  readonly word: string;
}

/** The line by which a pod refuses a value of its own configuration. */
const refusals = (pod: Entity): readonly Said[] =>
  isWell(pod) ? [] : linesOf(pod).filter(({ text }) => REFUSES.test(text));

const refusedVariable = (
  pod: Entity,
  graph: CaseGraph,
): (Refused & { readonly variable: NamedValue }) | null => {
  const variables = variablesOf(pod, graph).filter(({ value }) => value !== '');
  for (const said of refusals(pod)) {
    const words = quotedIn(said.text).filter(isTelling);
    const named = variables.find(({ name }) => hasWord(said.text, name));
    const byValue = variables.find(({ value }) => isTelling(value) && words.includes(value));
    const variable = named ?? byValue;
    if (variable !== undefined) return { said, variable, word: variable.value };
  }
  return null;
};

/** A variable whose value the program itself refuses as it fails. */
export const refusedValue = rule({
  mechanism: 'spec/refused-value',
  on: ['Pod'],
  carries: DOWN,
  find: (entity, graph) => {
    const found = refusedVariable(entity, graph);
    if (found === null) return [];
    const { said, variable } = found;
    const owner = topOwner(entity, graph);
    return [
      {
        key: variable.name,
        since: lastChange(owner)?.at ?? null,
        known: 'shown',
        claims: [
          claim(said.evidence, quoted(said.text, 200)),
          claim(
            evidenceOf(entity, graph),
            `env ${variable.name} is ${quoted(variable.value, 100)}`,
            `env ${variable.name} 값: ${quoted(variable.value, 100)}`,
          ),
        ],
        values: {
          variable: variable.name,
          value: bounded(variable.value, 80),
          line: bounded(said.text, 160),
        },
      },
    ];
  },
});

/** The line of a configuration that holds a word. */
const lineWith = (data: Readonly<Record<string, string>>, word: string) => {
  for (const [key, text] of Object.entries(data)) {
    const line = text.split('\n').find((each) => hasWord(each, word));
    if (line !== undefined) return { key, line: bounded(line, 100) };
  }
  return null;
};

const refusedConfig = (pod: Entity, data: Readonly<Record<string, string>>) => {
  for (const said of refusals(pod)) {
    for (const word of quotedIn(said.text).filter(isTelling)) {
      const found = lineWith(data, word);
      if (found !== null) return { said, word, ...found };
    }
  }
  return null;
};

/** A ConfigMap with something that the program which reads it refuses as it fails. */
export const refusedConfigValue = rule({
  mechanism: 'config/refused-value',
  on: ['ConfigMap'],
  carries: DOWN,
  find: (entity, graph) =>
    graph
      .sources(entity.key, 'reads config')
      .filter(({ ref }) => ref.kind === 'Pod')
      .flatMap((pod) => {
        const config = configsOf(pod, graph).find((each) => each.entity.key === entity.key);
        const found = config === undefined ? null : refusedConfig(pod, config.data);
        if (found === null) return [];
        const owner = topOwner(pod, graph);
        const change = lastChange(entity);
        const reader = `${owner.ref.kind} ${owner.ref.name}`;
        return [
          {
            key: `${owner.key} ${found.word}`,
            since: change?.at ?? null,
            known: 'shown' as const,
            claims: [
              claim(
                found.said.evidence,
                `${reader} logs ${quoted(found.said.text, 200)}`,
                `${reader} 로그: ${quoted(found.said.text, 200)}`,
              ),
              claim(
                evidenceOf(entity, graph),
                `key ${found.key} has ${quoted(found.line)}`,
                `키 ${found.key}의 내용: ${quoted(found.line)}`,
              ),
              ...(change === null
                ? []
                : [
                    claim(
                      evidenceOf(entity, graph),
                      `last written at ${change.at}${change.by === null ? '' : ` by ${change.by}`}`,
                      `마지막 변경 ${change.at}${change.by === null ? '' : ` (${change.by})`}`,
                    ),
                  ]),
            ],
            values: {
              key: found.key,
              word: found.word,
              reader,
              line: bounded(found.said.text, 160),
              ...(change !== null && { at: change.at }),
              ...(change?.by !== null && change !== null && { by: change.by }),
            },
          },
        ];
      }),
});
