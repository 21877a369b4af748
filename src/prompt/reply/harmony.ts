/** Ends of a message in the format of gpt-oss (OpenAI's Harmony). */
const END = /<\|(?:end|return|call|start)\|>/;
const CHANNEL = '<|channel|>';

/** The same where a server has dropped the special tokens: `analysisWe look …assistantfinal{…}`. */
const PLAIN_START = /^\s*(?:assistant)?analysis(?=[A-Z"“{])/;
const PLAIN_FINAL = 'assistantfinal';

const messagesIn = (text: string): readonly { readonly header: string; readonly body: string }[] =>
  text
    .split(CHANNEL)
    .slice(1)
    .map((part) => {
      const [header = '', ...rest] = part.split('<|message|>');
      return { header: header.trim(), body: rest.join('').split(END)[0] ?? '' };
    });

/** The `final` channel of a reply in Harmony; a reply in another format as it is. */
export const finalOfHarmony = (text: string): string => {
  if (text.includes(CHANNEL)) {
    return messagesIn(text).findLast(({ header }) => header.startsWith('final'))?.body ?? '';
  }
  if (!PLAIN_START.test(text)) return text;
  const at = text.lastIndexOf(PLAIN_FINAL);
  return at < 0 ? '' : text.slice(at + PLAIN_FINAL.length);
};
