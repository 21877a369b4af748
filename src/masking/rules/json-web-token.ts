import { spansOf, textRule } from '../text-rule.js';

/** Reads a whole run of token characters even where no token follows, so that no character is read from two starts. */
const RUN = /eyJ[\w-]+(\.eyJ[\w-]+(?:\.[\w-]*){1,3}|\.[\w-]{16,}\.[\w-]{10,}(?:\.[\w-]+){0,2})?/dg;

/** JSON web tokens: base64url parts, the first two starting with `eyJ` (docs/masking.md "Text"). */
export const jsonWebToken = textRule({
  id: 'json-web-token',
  about: 'JSON web tokens',
  words: ['eyj'],
  find: (text) => spansOf(text, RUN, 0, (match) => match[1] !== undefined),
  matches: {
    'sent eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P to':
      'sent [MASKED] to',
    'sent eyJhbGciOiJSU0EtT0FFUCJ9.OKOawDo13gRp2ojaHV7LFpZcgV7.48V1_ALb6US04U3b.5eym8TW_c8SuK0lt to':
      'sent [MASKED] to',
    '\\neyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.': '\\n[MASKED]',
  },
  passes: ['eyJhbGciOiJIUzI1NiJ9 alone', 'eyJ.eyJ. is too short to be one'],
});
