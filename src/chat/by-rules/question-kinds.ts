/** What the rules, the graph and the history can tell of an object. */
export const QUESTION_KINDS = ['wrong', 'changed', 'dependents', 'before'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

interface Words {
  readonly kind: QuestionKind;
  readonly en: RegExp;
  readonly ko: RegExp;
  /** Questions that ask for it, which run as specs. */
  readonly samples: readonly string[];
}

/** By which words a question asks for each. What asks for none of them asks what is wrong. */
export const QUESTION_WORDS: readonly Words[] = [
  {
    kind: 'wrong',
    en: /\b(?:wrong|why|cause[sd]?|broken?|fail(?:s|ed|ing|ure)?|crash\w*|problem|trouble|fix|unhealthy|down|status)\b/i,
    ko: /문제|왜|원인|이유|실패|장애|고장|상태|해결|죽/,
    samples: ['What is wrong with it?', 'Why does it crash?', '무엇이 문제인가요?', '왜 재시작하나요?'],
  },
  {
    kind: 'changed',
    en: /\b(?:chang(?:e[sd]?|ing)|deployed|rollouts?|rolled out|releas(?:e[sd]?|ing)|updated?|upgraded?|edited|commit(?:s|ted)?|new version)\b/i,
    ko: /변경|바뀌|바뀐|배포|수정|업데이트|릴리스|업그레이드/,
    samples: [
      'What changed?',
      'Was something deployed before?',
      'Which commit is it?',
      '무엇이 변경되었나요?',
      '언제 배포했나요?',
    ],
  },
  {
    kind: 'dependents',
    en: /\b(?:depend(?:s|ed|ing|ents?|enc(?:y|ies))?|rel(?:y|ies) on|upstreams?|downstreams?|blast radius|affect(?:s|ed)?|impact(?:s|ed)?|who (?:calls|uses)|calls it|uses it)\b/i,
    ko: /의존|영향|호출하|사용하는/,
    samples: [
      'What depends on it?',
      'Who calls it?',
      'What else is affected?',
      '무엇이 의존하나요?',
      '영향을 받는 것은?',
    ],
  },
  {
    kind: 'before',
    en: /\b(?:last time|happen(?:ed)? before|seen before|previous(?:ly)?|earlier|histor(?:y|ical)|again|recurr\w*|in the past)\b/i,
    ko: /지난번|이전에|예전|과거|전에도|재발|이력|저번/,
    samples: [
      'What happened last time?',
      'Has this happened before?',
      '지난번에는 어땠나요?',
      '과거 이력을 알려줘',
    ],
  },
];

/** What a question asks for, in the order of {@link QUESTION_KINDS}; all but dependents for one that asks nothing. */
export const kindsAskedIn = (message: string): readonly QuestionKind[] => {
  if (message.trim() === '') return ['wrong', 'changed', 'before'];
  const asked = QUESTION_WORDS.filter(({ en, ko }) => en.test(message) || ko.test(message));
  return asked.length === 0 ? ['wrong'] : asked.map(({ kind }) => kind);
};
