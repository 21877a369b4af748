import { jsonObjectsIn, jsonSpansIn, type JsonSpan } from '../json-in-text.js';
import { callInObject, plainToolName, type WrittenCall } from './call-object.js';
import { callsInCode } from './call-in-code.js';

/** Marks that nothing but a call of a tool has, in the templates of known models. */
const MARK =
  /<tool_calls?>|<function=|<function_calls?>|<(?:antml:)?invoke\b|\[TOOL_CALLS\]|<\|python_tag\|>|```(?:tool_code|tool_call)|\bto=functions?\.|<[|｜]tool[_▁]|^\s*Action:\s*\S+\s*\n\s*Action Input:/im;

/** What models call the tool by which they would hand in an answer. */
const ANSWERS =
  /^(?:json|output|result|(?:final_?)?(?:answer|response)|(?:submit|give|provide|report|return)_(?:\w+_)?(?:answer|result|analysis|response|rca))$/i;

/** The name of a tool before its arguments. */
const NAMED: readonly RegExp[] = [
  /<function=([\w.-]+)>/g,
  /<(?:antml:)?invoke name="([\w.-]+)">/g,
  /\bto=(functions?\.[\w-]+)/g,
  /\[TOOL_CALLS\]\s*([A-Za-z_][\w.-]*)/g,
  /[|｜]>(?:function<[|｜]tool▁sep[|｜]>)?\s*([A-Za-z_][\w.-]*(?::\d+)?)\s*(?=<[|｜]tool[_▁](?:sep|call_argument)|\n```json)/g,
  /<tool_call>\s*([A-Za-z_][\w-]*)\s*(?=<arg_key>)/g,
  /^\s*Action:\s*([\w.-]+)\s*\n\s*Action Input:/gim,
];

/** Arguments as elements, a name and a value each. */
const ELEMENTS: readonly RegExp[] = [
  /<parameter=([\w.-]+)>([\s\S]*?)<\/parameter>/g,
  /<(?:antml:)?parameter name="([\w.-]+)"[^>]*>([\s\S]*?)<\/(?:antml:)?parameter>/g,
  /<arg_key>([\s\S]*?)<\/arg_key>\s*<arg_value>([\s\S]*?)<\/arg_value>/g,
];

const jsonOr = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const argumentsIn = (text: string): string => {
  const elements = ELEMENTS.flatMap((element) => [...text.matchAll(element)]).map(
    ([, key = '', value = '']) => [key.trim(), jsonOr(value.trim())] as const,
  );
  if (elements.length > 0) return JSON.stringify(Object.fromEntries(elements));
  const [object = {}] = jsonObjectsIn(text);
  return JSON.stringify(object);
};

const namedCalls = (text: string): readonly WrittenCall[] => {
  const names = NAMED.flatMap((named) => [...text.matchAll(named)]).toSorted((a, b) => a.index - b.index);
  return names.map(({ 0: whole, 1: name = '', index }, at) => ({
    name: plainToolName(name),
    arguments: argumentsIn(text.slice(index + whole.length, names[at + 1]?.index)),
  }));
};

/** A text without those objects in it, so that what an answer quotes is no mark. */
const without = (text: string, spans: readonly JsonSpan[]): string =>
  spans.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);

/** What a reply has of calls written as text. */
export interface WrittenCalls {
  /** As a model meant them; the name may be of no tool. */
  readonly calls: readonly WrittenCall[];
  /** Whether the reply is a call, though it may be so broken that `calls` is empty. */
  readonly isCall: boolean;
}

/**
 * Calls of tools that stand in the text of a reply, because the server has no parser for its model's own form: JSON,
 * elements, the marks of known templates, or code. Without such a mark, only what names a tool that is offered counts.
 */
export const writtenCallsIn = (text: string, offered: ReadonlySet<string>): WrittenCalls => {
  const spans = [...jsonSpansIn(text)].map((span) => ({
    ...span,
    calls: callInObject(span.object).filter(({ name }) => offered.has(name) || !ANSWERS.test(name)),
  }));
  const others = spans.filter(({ calls }) => calls.length === 0);
  const isMarked = MARK.test(without(text, others));
  const objects = spans.flatMap(({ calls }) => calls);
  const calls = [
    isMarked ? namedCalls(text) : [],
    objects.filter(({ name }) => isMarked || offered.has(name)),
    callsInCode(text, offered),
  ].find((found) => found.length > 0);
  const isOnlyObject = objects.length > 0 && others.length === 0 && /^\s*(?:```\w*\s*)?[[{]/.test(text);
  return { calls: calls ?? [], isCall: isMarked || calls !== undefined || isOnlyObject };
};
