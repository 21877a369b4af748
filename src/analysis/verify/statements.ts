/** One sentence of an answer. */
export type Statement = string;

/** Words that make a sentence a guess or a projection, told as such. */
const HYPOTHETICAL =
  /\b(?:might|may|could|would|possibly|perhaps|probably|likely|maybe|presumably|hypothes\w+|suspect\w*|assum\w+|unless|if|whether|to rule out|not known|unknown(?!\s+(?:authority|host|issuer|user|column|table|field|flag|database|command))|unclear)\b|가능성|추정|일 수 있|수도 있|것으로 보|의심|알 수 없/i;
const PROJECTED =
  /\b(?:at this (?:rate|pace)|extrapolat\w+|project(?:ed|ion)|forecast\w*|estimat\w+|would (?:reach|need|take|fill|hit)|will (?:reach|need|fill|hit)|expected to)\b|예상|추산|이 속도/i;
/** A sentence that says what is not so. */
const NEGATED =
  /\b(?:no|not|never|none|neither|nor|without|isn't|wasn't|doesn't|didn't|aren't|rather than|instead of|ruled out|unlike)\b|없(?:습|다|음|고|으)|아니|않/i;
const ADVICE =
  /^\W*(?:raise|increase|lower|reduce|decrease|scale|bump|set|upgrade|downgrade|try|consider|check|verify|ensure|make sure|look|add|remove|restart|roll|fix|change|use|monitor|inspect|confirm|review|create|restore|correct|push|run|contact|ask)\b|\b(?:should|recommend\w*|suggest\w*|please)\b|(?:세요|십시오|권장|권고|해야 합니다|바랍니다)/i;

/** Headings whose bullets say what to do, what is missing or what it is not. */
const NO_CLAIMS = /action|next|step|missing|prevent|ruled|조치|누락|재발|배제/i;
const HEADING = /^\s*#{1,6}\s+(.*)$/;

/** What is set in brackets as a guess. */
const GUESSED = /\([^()]*\b(?:probably|presumably|likely|perhaps|maybe|possibly|meant|typo)\b[^()]*\)/gi;

/** A text without the guesses that stand in brackets. */
export const withoutGuesses = (text: string): string => text.replaceAll(GUESSED, ' ');

/** Sentences of a text; dots inside names, numbers and quotations end none. */
export const sentencesIn = (text: string): readonly Statement[] =>
  text
    .split(/(?<=[.!?。])\s+(?=[\p{Lu}\p{Script=Hangul}`"'(*-])|\n+|;\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** A Markdown text without the parts that claim nothing. */
export const claimingPart = (markdown: string): string => {
  let claims = true;
  const kept: string[] = [];
  for (const line of markdown.split('\n')) {
    const heading = HEADING.exec(line)?.[1];
    if (heading !== undefined) claims = !NO_CLAIMS.test(heading);
    else if (claims) kept.push(line);
  }
  return kept.join('\n');
};

/** What is told as an estimate of the future is no reading. */
export const isProjected = (sentence: Statement): boolean => PROJECTED.test(sentence);

/** Whether a text has a word that makes a sentence no statement. A workload may be called so: `recommender`. */
export const isNoStatement = (text: string): boolean =>
  ADVICE.test(text) || HYPOTHETICAL.test(text) || PROJECTED.test(text);

/**
 * A sentence that tells of what was read; `''` for advice, guesses and projections.
 * @param withoutNames takes out names that read like such words
 */
export const statedPart = (sentence: Statement, withoutNames: (text: string) => string): string =>
  isNoStatement(withoutNames(sentence)) ? '' : sentence;

/** What is wrong is often told by a "not" of its own. */
const FAULT =
  /\bnot (?:be |yet )?(?:authori[sz]ed|allowed|permitted|ready|found|available|exist\w*|start\w*|accept\w*|respond\w*|answer\w*|run\w*|enough|pulled|scheduled|mounted|resolved?|reach\w*|connect\w*)\b|\b(?:no (?:such|(?:disk |free )?space|route|ready|free)|cannot|can't|could not|unable)\b|n't (?:exist|start|respond|answer|accept)\b|(?:찾을 수|존재하지|준비되지|응답하지) ?(?:없|않)\S*/gi;
/** Where one clause of a sentence ends and another begins. */
const CLAUSE =
  /,\s+|:\s+|\s+(?=(?:because|since|so|as|while|and|but|although|though|rather than|instead of)\b)/i;

/** The clauses of a stated part that say what is so, without denials. */
export const assertedPart = (stated: string): string =>
  stated
    .split(CLAUSE)
    .filter((clause) => !NEGATED.test(clause.replaceAll(FAULT, ' ')))
    .join(', ');
