/** Small words of English, which are no name of anything; a Korean line that holds one was not translated. */
const SMALL =
  /(?<![\w./@:=-])(?:is|are|was|were|the|of|has|have|had|with|by|and|its|which|from|that|there|cannot|because|since|been)(?![\w./@:=-])/gi;

/** What is quoted as the cluster, a program or an API said it: quotations, commands, places of a template, words in brackets. */
const SAID = [
  /`[^`]*`/g,
  /\{[^{}]*\}/g,
  /[“"][^"”]*["”]/g,
  /\([^()가-힣]*\)/g,
  /^\s*(?:- )?\[(?:Warning|Normal)\].*$/gm,
] as const;

/** Small English words in a Korean text outside of what it quotes; none where it is Korean. */
export const englishIn = (korean: string): readonly string[] => {
  const own = SAID.reduce((text, said) => text.replaceAll(said, ' '), korean);
  return [...own.matchAll(SMALL)].map(([word]) => word);
};
