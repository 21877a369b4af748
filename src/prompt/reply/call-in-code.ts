import { plainToolName, type WrittenCall } from './call-object.js';

/** Code that stands for a call: in a fence of that name, or behind Llama's mark. */
const CODE = /```(?:tool_code|python|tool_call)\s*\n([\s\S]*?)(?:```|$)|<\|python_tag\|>([\s\S]*)/g;
/** The whole reply is one call, or a list of calls. */
const ONLY_CALLS = /^\s*\[?\s*(?:print\()?[A-Za-z_][\w.]*\([\s\S]*\)\s*\]?\s*$/;

const CALL = /([A-Za-z_][\w.]*)\(((?:[^()"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*)\)/g;
const ARGUMENT = /(\w+)\s*=\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w.+-]+)/g;

const LITERALS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
  ['None', null],
  ['null', null],
]);

const literal = (text: string): unknown => {
  if (/^["']/.test(text)) return text.slice(1, -1).replaceAll(/\\(.)/g, '$1');
  return LITERALS.has(text) ? LITERALS.get(text) : Number.isNaN(Number(text)) ? text : Number(text);
};

/** Calls with keyword arguments, as Gemini and Llama write them in code; of tools that are offered. */
export const callsInCode = (text: string, offered: ReadonlySet<string>): readonly WrittenCall[] => {
  const code = [...text.matchAll(CODE)].map(([, fenced, tagged]) => fenced ?? tagged ?? '');
  return (code.length === 0 && ONLY_CALLS.test(text) ? [text] : code).flatMap((part) =>
    [...part.matchAll(CALL)].flatMap(([, name = '', written = '']) => {
      const tool = plainToolName(name);
      const given = [...written.matchAll(ARGUMENT)].map(([, key = '', value = '']) => [key, literal(value)]);
      return offered.has(tool) ? [{ name: tool, arguments: JSON.stringify(Object.fromEntries(given)) }] : [];
    }),
  );
};
