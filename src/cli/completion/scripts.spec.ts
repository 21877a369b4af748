import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { COMMANDS } from '../commands.js';
import { completionScript, completionsOf, SHELLS } from './scripts.js';

describe('the completion of a shell', () => {
  it.each(SHELLS)('names every command for %s', (shell) => {
    const script = completionScript(shell, COMMANDS);
    for (const { name } of COMMANDS) expect(script).toContain(name);
  });

  it('completes commands, options and words in bash', () => {
    const complete = (...words: readonly string[]): readonly string[] =>
      execFileSync(
        'bash',
        [
          '-c',
          `${completionScript('bash', COMMANDS)}\nCOMP_WORDS=(kuberca "$@"); COMP_CWORD=$#; _kuberca; printf '%s\\n' "\${COMPREPLY[@]}"`,
          'bash',
          ...words,
        ],
        { encoding: 'utf8' },
      )
        .trim()
        .split('\n');
    expect(complete('ana')).toEqual(['analyze']);
    expect(complete('analyze', '--sn')).toEqual(['--snapshot']);
    expect(complete('completion', 'z')).toEqual(['zsh']);
    expect(complete('runbooks', 'c')).toEqual(['check']);
    expect(complete('--v')).toEqual(['--version']);
  });

  it('takes options and words from the usage of a command', () => {
    const command = { name: 'x', about: 'X.', usage: 'check FOLDER [-o text|json]', run: async () => 0 };
    expect(completionsOf([command])).toEqual([
      { name: 'x', about: 'X.', words: ['-o', 'check', 'text', 'json', '--help'] },
    ]);
  });
});
