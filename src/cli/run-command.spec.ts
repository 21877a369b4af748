import { describe, expect, it } from '@jest/globals';
import type { Command } from './command.js';
import { COMMANDS } from './commands.js';
import { runCommand } from './run-command.js';

const call = async (...args: string[]) => {
  const given: (readonly string[])[] = [];
  const text = { out: '', err: '' };
  const commands: readonly Command[] = [
    {
      name: 'greet',
      about: 'Greets.',
      run: async (rest) => {
        given.push(rest);
        return 7;
      },
    },
    { name: 'stay', about: 'Goes on running.', run: async () => null },
  ];
  const code = await runCommand(commands, args, {
    out: (more) => {
      text.out += more;
    },
    err: (more) => {
      text.err += more;
    },
  });
  return { code, given, ...text };
};

describe('the command line', () => {
  it('runs the named command with the rest of the arguments and exits with its code', async () => {
    expect(await call('greet', 'a', '--b')).toMatchObject({ code: 7, given: [['a', '--b']], err: '' });
  });

  it('leaves the process running when the command does', async () => {
    expect(await call('stay')).toMatchObject({ code: null });
  });

  it.each(['--help', '-h', 'help'])('lists the commands for %s', async (word) => {
    const { code, out, err } = await call(word);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('  greet  Greets.\n  stay   Goes on running.\n');
  });

  it.each(['--version', '-V', 'version'])('tells its version for %s', async (word) => {
    const { code, out } = await call(word);
    expect(code).toBe(0);
    expect(out).toMatch(/^kuberca-agent \d+\.\d+\.\d+ \(Node \d+\./);
  });

  it.each(COMMANDS.map(({ name }) => name))('%s tells its arguments for --help', async (name) => {
    let out = '';
    const output = { out: (more: string) => void (out += more), err: () => undefined };
    expect(await runCommand(COMMANDS, [name, '--help'], output)).toBe(0);
    expect(out).toMatch(new RegExp(`^Usage: kuberca ${name} \\S`));
    expect(out).not.toContain('[ARGUMENT]...');
  });

  it.each(['--help', '-h'])('says what a command does for %s, and does not run it', async (word) => {
    const { code, given, out } = await call('greet', word);
    expect({ code, given }).toEqual({ code: 0, given: [] });
    expect(out).toContain('Greets.');
  });

  it('refuses an unknown command with code 2 and says what there is', async () => {
    const { code, out, err } = await call('gret');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('unknown command "gret"');
    expect(err).toContain('greet');
  });

  it('refuses a call without a command', async () => {
    expect(await call()).toMatchObject({ code: 2, out: '' });
  });

  it('gives every command a name of its own and a sentence', () => {
    expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
    for (const { about } of COMMANDS) expect(about).toMatch(/^[A-Z].*\.$/);
  });
});
