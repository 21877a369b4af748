import { words, type Program } from '../program.js';
import { namesCredentialFile } from './host.js';

const plain: Program = {
  names:
    words(`grep egrep fgrep rg zgrep head tail uniq wc cut tr column less more cat zcat tac nl fold comm paste rev diff cmp strings
    expand base64 xxd od hexdump jless`),
  otherwise: 'read',
  options: { change: words('--pager') },
};

const sort: Program = {
  names: ['sort', 'split', 'csplit'],
  otherwise: 'read',
  options: { change: words('-o --output --compress-program*') },
};

/** What shows the environment, which holds credentials, or other files. */
const jq: Program = {
  names: ['jq', 'yq', 'gojq', 'dasel'],
  otherwise: 'read',
  options: { change: words('-i --in-place --rawfile --slurpfile --from-file -f -L') },
  judge: ({ positional }) =>
    positional.some((word) =>
      /\$ENV|\benv\b|\b(?:strenv|envsubst|load|load_str|system|exec)\b\s*\(?/.test(word),
    )
      ? 'change'
      : 'read',
};

/** Commands, pipes and files inside a program of awk. */
const awk: Program = {
  names: ['awk', 'gawk', 'mawk', 'nawk'],
  otherwise: 'read',
  withValue: words('-F -v'),
  options: { change: words('-f --file -i --include -l --load -E --exec') },
  judge: (_call, given) =>
    given.some(({ text }) =>
      /system\s*\(|getline|\|\s*&?\s*["(]|>\s*["(/\w]|["\s]\|\s*["\w]|\bENVIRON\b|@load/.test(text),
    )
      ? 'change'
      : 'read',
};

const sed: Program = {
  names: ['sed'],
  otherwise: 'read',
  options: { change: words('-i* --in-place* -f --file -s') },
  judge: (_call, given) =>
    given.some(
      ({ text }) =>
        /(?:^|[;{}\s\d$/])[ewWrR]\s*(?:\S|$)|([/|#,])[gpIm\d]*[ew]\b/.test(text) && !text.startsWith('-'),
    )
      ? 'change'
      : 'read',
};

/** Programs that only change what they were given through the pipe. */
export const FILTER_PROGRAMS: readonly Program[] = [plain, sort, jq, awk, sed].map((program) => ({
  ...program,
  judge: (call, given, around) =>
    namesCredentialFile(given) ? 'destructive' : (program.judge?.(call, given, around) ?? 'read'),
}));
