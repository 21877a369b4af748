import { LANGUAGES, type Language } from '../../config/language.js';
import { isNamespaceName, isObjectName } from '../../evidence/object-names.js';
import { callArguments, oneOf } from '../call-arguments.js';
import { WrongCall } from '../wrong-call.js';

export const OUTPUTS = ['text', 'json', 'markdown'] as const;
export type Output = (typeof OUTPUTS)[number];

/** An object as a person names it: `deploy/cart`, `widgets.example.com/a`. */
export interface NamedByWord {
  /** Kind, plural or short name, in any case; a group may follow. */
  readonly kind: string;
  readonly name: string;
}

/** What is to be analysed, and how it is told. */
export interface AnalyzeCall {
  /** An object, or the file of an alert. */
  readonly about: NamedByWord | { readonly alert: string };
  /** Of an object in a namespace; of an alert without one. */
  readonly namespace: string | null;
  /** Folder of a recorded cluster; the settings' own cluster when `null`. */
  readonly snapshot: string | null;
  readonly output: Output;
  readonly language: Language | null;
}

const OPTIONS = {
  namespace: { type: 'string', short: 'n' },
  alert: { type: 'string', short: 'a' },
  snapshot: { type: 'string', short: 's' },
  output: { type: 'string', short: 'o' },
  language: { type: 'string', short: 'l' },
} as const;

/** `KIND/NAME` or `KIND NAME`, as kubectl takes it. */
const objectIn = (words: readonly string[]): NamedByWord | null => {
  if (words.length === 0) return null;
  const parts = words.length === 1 ? (words[0] ?? '').split('/') : words;
  const [kind = '', name = ''] = parts;
  if (parts.length !== 2 || kind === '')
    throw new WrongCall(`name one object as KIND/NAME, such as deployment/cart, not "${words.join(' ')}"`);
  if (!isObjectName(name)) throw new WrongCall(`"${name}" is not the name of an object`);
  return { kind, name };
};

/** @throws {WrongCall} */
export const analyzeCall = (args: readonly string[]): AnalyzeCall => {
  const { values, positionals } = callArguments(args, OPTIONS, { allowPositionals: true });
  const { namespace = null, snapshot = null, alert, output = 'text', language } = values;
  const object = objectIn(positionals);
  if (namespace !== null && !isNamespaceName(namespace))
    throw new WrongCall(`--namespace: "${namespace}" is not the name of a namespace`);
  if (object !== null && alert !== undefined)
    throw new WrongCall('give either an object or --alert, not both');
  const about = object ?? (alert === undefined ? null : { alert });
  if (about === null) throw new WrongCall('name an object as KIND/NAME, or a file with --alert');
  return {
    about,
    namespace,
    snapshot,
    output: oneOf('--output', output, OUTPUTS),
    language: language === undefined ? null : oneOf('--language', language, LANGUAGES),
  };
};
