/** What a terminal would obey. Source: ECMA-48. */
// eslint-disable-next-line no-control-regex
const CODES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\))/g;

/** Controls but the end of a line, and what cannot be seen or turns the direction of text. */
const UNSEEN = /[^\P{C}\n]|\p{Default_Ignorable_Code_Point}|[\u2028\u2029]/gu;

/** Text of the cluster as a terminal may show it: whoever writes a log chooses what stands in it. */
export const terminalText = (text: string): string =>
  text.toWellFormed().replaceAll(CODES, '').replaceAll('\t', '  ').replaceAll(UNSEEN, '');
