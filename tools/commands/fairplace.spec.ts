import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fairplaceProgram } from './program';
import { runFairplace } from './run-fairplace';
import { townFromModels } from '../town';
import { newTown } from './town';
import { readSnapshot } from '../files/snapshot';
import { resealed } from './testing/frozen';
import { changed, exampleFolder, filesOf, listening, temporaryFolders, writeFiles } from './testing/support';

jest.setTimeout(60_000);

const root = join(__dirname, '../..');
const program = ['--import', 'tsx', 'tools/fairplace.ts'];

function fairplace(...args: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], { cwd: root, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

describe('The commands, as a person runs them', () => {
  const newFolder = temporaryFolders();

  it('go from plain files to a verified outcome and say so for programs', () => {
    const folder = newFolder();
    const [snapshot, outcome] = [join(folder, 'snapshot'), join(folder, 'outcome')];
    const frozen = fairplace('freeze', join(exampleFolder, 'plain'), '--out', snapshot, '--json');
    expect([frozen.code, frozen.err]).toEqual([0, '']);
    expect(JSON.parse(frozen.out)).toMatchObject({ children: 6, intakes: 2, preferences: 9, measurements: 9, given: 0 });
    const decided = fairplace('decide', snapshot, '--out', outcome, '--json');
    expect(JSON.parse(decided.out)).toMatchObject({ children: 6, placed: { preference: 5, held: 1, none: 0 } });
    const verified = fairplace('verify', snapshot, outcome, '--json');
    expect([verified.code, JSON.parse(verified.out)]).toMatchObject([0, { holds: true }]);
    const explained = fairplace('explain', snapshot, outcome, '--child', 'ella');
    expect(explained.out).toMatch(/^ella has a place at Oak Primary School/);
    expect(explained.out).not.toMatch(/finn|cara|amira|ben|dev/);
  });

  it('say no with 1 when an outcome breaks a promise', () => {
    const wrong = resealed(changed(filesOf(join(exampleFolder, 'outcome')), 'standings.ndjson', (text) => text.replace('"row":"4"', '"row":"3"')));
    const { code, out, err } = fairplace('verify', join(exampleFolder, 'snapshot'), writeFiles(newFolder(), wrong));
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/BROKEN {2}V6/);
  });

  it('refuse bad input with 2, one line and no stack, and write nothing', () => {
    const out = join(newFolder(), 'outcome');
    const { code, out: said, err } = fairplace('decide', join(exampleFolder, 'plain'), '--out', out);
    expect([code, said]).toEqual([2, '']);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('freeze it first');
    expect(existsSync(out)).toBe(false);
  });

  it('refuse unknown commands and missing options with 2', () => {
    expect(fairplace('decyde')).toMatchObject({ code: 2, out: '' });
    expect(fairplace('decide', 'x').err).toContain("required option '--out <OUTCOME>' not specified");
  });

  it('lint with 0, 1 or 2', () => {
    const folder = newFolder();
    const oak = readFileSync(join(exampleFolder, 'plain/policies/oak.yaml'), 'utf8');
    const unlawful = join(folder, 'unlawful.yaml');
    writeFileSync(unlawful, oak.replace(/ {2}- \{ id: "1".*\n/, ''));
    writeFileSync(join(folder, 'broken.yaml'), 'schema: 1\n');
    expect(fairplace('policy', 'lint', join(exampleFolder, 'plain/policies/oak.yaml'))).toMatchObject({ code: 0, err: '' });
    expect(fairplace('policy', 'lint', unlawful)).toMatchObject({ code: 1, err: '' });
    expect(fairplace('policy', 'lint', join(folder, 'broken.yaml'), unlawful).code).toBe(2);
  });

  it('end quietly when the reader of their answer has seen enough', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" ${program.join(' ')} policy schema | head -c 10; exit 0`], { cwd: root, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('refuse a folder that is there, replace it with --force, and never one that is not theirs', () => {
    const folder = newFolder();
    const out = join(folder, 'outcome');
    const decide = (...more: readonly string[]) => fairplace('decide', join(exampleFolder, 'snapshot'), '--out', out, ...more);
    expect(decide().code).toBe(0);
    expect(decide()).toMatchObject({ code: 2, err: `${out}: found something already there; choose another name, or say --force to replace it.\n` });
    expect(decide('--force').code).toBe(0);
    mkdirSync(join(folder, 'letters'));
    writeFileSync(join(folder, 'letters/dear.txt'), 'Dear parent');
    const { code, err } = fairplace('decide', join(exampleFolder, 'snapshot'), '--out', join(folder, 'letters'), '--force');
    expect([code, err]).toEqual([2, expect.stringContaining('--force replaces only a folder whose manifest.json says "fairplace-outcome"')]);
    expect(readdirSync(folder).sort()).toEqual(['letters', 'outcome']);
  });
});

describe('A command that is killed while it writes', () => {
  const newFolder = temporaryFolders();

  it('leaves nothing half-written under the name it was given', async () => {
    const folder = newFolder();
    newTown(townFromModels({ children: 1500, schools: 12, seed: 3 }), join(folder, 'town'));
    const out = join(folder, 'snapshot');
    const command = spawn(process.execPath, [...program, 'freeze', join(folder, 'town'), '--out', out], { cwd: root, stdio: 'ignore' });
    const ended = new Promise<NodeJS.Signals | null>((done) => command.on('close', (_code, signal) => { done(signal); }));
    const watcher = watch(folder, (_event, name) => {
      if (name?.startsWith('.snapshot.') === true) command.kill('SIGKILL');
    });
    expect(await ended).toBe('SIGKILL');
    watcher.close();
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder).some((name) => name.startsWith('.snapshot.'))).toBe(true);
    expect(fairplace('freeze', join(folder, 'town'), '--out', out).code).toBe(0);
    expect(readSnapshot(out).snapshot.children).toHaveLength(1500);
  });
});

describe('Help', () => {
  const commands = (all: ReturnType<typeof fairplaceProgram>): readonly string[] =>
    all.commands.flatMap((one) => (one.commands.length === 0 ? [one.name()] : one.commands.map((inner) => `${one.name()} ${inner.name()}`)));

  it.each(commands(fairplaceProgram(listening(), () => undefined)))('%s shows an example', async (command) => {
    const terminal = listening();
    expect(await runFairplace([...command.split(' '), '--help'], terminal)).toBe(0);
    expect(terminal.said.join('\n')).toContain(`npm run -s fairplace -- ${command}`);
  });

  it('is what no command at all gives', async () => {
    const terminal = listening();
    expect(await runFairplace([], terminal)).toBe(0);
    expect(terminal.said.join('\n')).toContain('Exit codes: 0 done, 1 the answer is no, 2 bad input');
  });
});

describe('A defect of ours', () => {
  it('is an apology with 3, and its details only with --debug', async () => {
    const broken = (): ReturnType<typeof listening> => ({ ...listening(), say: () => { throw new Error('The screen caught fire.'); } });
    const [short, long] = [broken(), broken()];
    expect(await runFairplace(['--help'], short)).toBe(3);
    expect(await runFairplace(['--debug', '--help'], long)).toBe(3);
    expect(short.noted.join('\n')).toMatch(/our fault[\s\S]*The screen caught fire/);
    expect(short.noted.join('\n')).not.toContain('    at ');
    expect(long.noted.join('\n')).toContain('    at ');
  });
});
