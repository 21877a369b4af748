import { loadSettings } from '../config/load.js';
import type { Masked, Masker } from '../masking/index.js';
import { RuleMasker } from '../masking/rule-masker.js';

let masker: Masker | undefined;

/** By the built-in rules: settings that cannot be read must not keep a message from being masked. */
const masked = (text: string): Masked<string> => (masker ??= new RuleMasker(loadSettings({}))).text(text);

/** Writes to standard output what is masked already. */
export const say = (text: Masked<string>): void => void process.stdout.write(text.value);

/** Masks a text of the process's own and writes it to standard output. */
export const sayMasked = (text: string): void => say(masked(text));

/** Masks a message for whoever started the process and writes it to standard error: it may name a server by its URL. */
export const complain = (text: string): void => void process.stderr.write(masked(text).value);
