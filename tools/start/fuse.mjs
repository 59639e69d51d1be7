import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { minify } from '@swc/core';
import { rollup } from 'rollup';

/** Wings of the portal. What many pages of a wing need is sent to it as one file. */
const wings = ['family', 'office', 'school'];
/** From which share of the pages of a wing, or of a journey, a piece is needed so often that every page of it may carry it. */
const often = { wing: 1 / 5, journey: 1 / 3 };

/**
 * Puts the many small files that the compiler leaves into few, and makes them smaller still: a hundred small files cannot
 * share what compression learns from one, and weigh a fifth more. Which file is which the compiler says in `stats`.
 */
async function fuse(folder, stats) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const [main] = /main-\w+\.js/.exec(page) ?? [];
  if (main === undefined) throw new Error('The first page names no main script.');
  const before = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const together = groupsOf(JSON.parse(readFileSync(stats, 'utf8')).outputs, main);
  const bundle = await rollup({ input: join(folder, main), preserveEntrySignatures: false, onwarn: () => undefined });
  const { output } = await bundle.generate({
    format: 'es',
    hashCharacters: 'base36',
    entryFileNames: 'main-[hash:8].js',
    chunkFileNames: 'part-[hash:8].js',
    minifyInternalExports: true,
    hoistTransitiveImports: false,
    manualChunks: (id) => together.get(basename(id)),
    plugins: [
      { name: 'smaller', renderChunk: (code) => minify(code, { module: true, compress: { passes: 3 }, mangle: true }) },
    ],
  });
  await bundle.close();
  for (const name of before) rmSync(join(folder, name));
  for (const { fileName, code } of output) writeFileSync(join(folder, fileName), code);
  const first = output.find(({ isEntry }) => isEntry);
  writeFileSync(join(folder, 'index.html'), withScripts(page, main, first.fileName, first.imports));
}

/** The first page with the new name of its script, and with the files that this needs at once asked for at once. */
function withScripts(page, main, now, needed) {
  const asked = needed.map((name) => `<link rel="modulepreload" href="${name}">`).join('');
  return page
    .replace(/<link rel="modulepreload"[^>]*>/g, '')
    .replace('</head>', `${asked}</head>`)
    .replaceAll(main, now);
}

/** For each file that several pages share, the name of the file that it becomes a part of. */
function groupsOf(outputs, main) {
  const names = Object.keys(outputs).filter((name) => name.endsWith('.js'));
  const entries = names.filter((name) => outputs[name].entryPoint !== undefined);
  const neededBy = new Map(names.map((name) => [name, new Set()]));
  for (const entry of entries) for (const name of reachedFrom(entry, outputs)) neededBy.get(name).add(entry);
  const pageOf = (entry) => /app\/(.*\.page)\.ts$/.exec(outputs[entry].entryPoint)?.[1];
  const pages = entries.flatMap((entry) => pageOf(entry) ?? []);
  const groups = new Map();
  for (const name of names) {
    const words = /languages\/(?:shell|ui)\/(\w+)\.json$/.exec(outputs[name].entryPoint ?? '')?.[1];
    if (words !== undefined) groups.set(name, `words-${words}`);
    if (outputs[name].entryPoint !== undefined) continue;
    const by = [...neededBy.get(name)];
    const users = by.flatMap((entry) => pageOf(entry) ?? []);
    const group = by.includes(main) ? 'kit' : groupOf(users, pages);
    // What is in no group must be in one of its own, or a group that needs it would swallow it.
    groups.set(name, group ?? name);
  }
  return groups;
}

/** Where something belongs that these pages need: to the first wing, to another wing, to one journey, or nowhere. */
function groupOf(users, pages) {
  const needs = (place, share) => {
    const all = pages.filter((page) => page.startsWith(`${place}/`));
    const some = users.filter((page) => page.startsWith(`${place}/`));
    return some.length > 1 && some.length >= all.length * share;
  };
  const journeys = [...new Set(users.map((page) => page.split('/').slice(0, 2).join('/')))];
  const [only] = journeys;
  if (journeys.length === 1 && only !== undefined && needs(only, often.journey)) return only.replace('/', '-');
  const wing = wings.find((one) => needs(one, often.wing));
  return wing === wings[0] ? 'kit' : wing;
}

/** Everything that is fetched with a file. */
function reachedFrom(name, outputs, seen = new Set()) {
  if (seen.has(name) || outputs[name] === undefined) return seen;
  seen.add(name);
  for (const { path, kind } of outputs[name].imports) if (kind === 'import-statement') reachedFrom(path, outputs, seen);
  return seen;
}

const [folder, stats] = process.argv.slice(2);
await fuse(folder, stats);
rmSync(stats);
