import type { Problem } from '@kernel';
import type { z } from 'zod';
import { helperTakes } from './helpers';
import { find, type Found, inside, knowing, namesAt, only, type Path, type Scope, scopeOf, within } from './scope';
import { typeOf } from './shapes';

/** Words read by Handlebars, with the file they came from and the line on which they begin there. */
export interface ReadWords {
  readonly file: string;
  readonly firstLine: number;
  readonly program: hbs.AST.Program;
}

/** What a check found: everything wrong, and the names the words speak of. */
export interface Checked {
  readonly problems: readonly Problem[];
  readonly names: ReadonlySet<string>;
}

type Piece =
  | hbs.AST.MustacheStatement
  | hbs.AST.BlockStatement
  | hbs.AST.PartialStatement
  | hbs.AST.ContentStatement
  | hbs.AST.CommentStatement
  | { readonly type: 'PartialBlockStatement' | 'Decorator' | 'DecoratorBlock'; readonly loc: hbs.AST.SourceLocation };

const printable = new Set(['words', 'sentence', 'number', 'link']);
const sayWith: Readonly<Record<string, string>> = { day: 'date or day', time: 'time' };

/**
 * Reads words through before any letter is written from them, and finds every name that the letter's data does not have,
 * every thing printed that cannot be, and everything that may be missing and is not asked for first.
 *
 * What passes can be written from any data of its kind.
 */
export function checkWords(words: ReadWords, schema: z.core.$ZodType, parts: ReadonlyMap<string, ReadWords>): Checked {
  const check = new Check(parts);
  check.program(words, words.program, scopeOf(schema), []);
  return { problems: check.problems, names: check.names };
}

class Check {
  readonly problems: Problem[] = [];
  readonly names = new Set<string>();

  constructor(private readonly parts: ReadonlyMap<string, ReadWords>) {}

  program(words: ReadWords, program: hbs.AST.Program | undefined, scope: Scope, open: readonly string[]): void {
    for (const piece of (program?.body ?? []) as readonly Piece[]) this.piece(words, piece, scope, open);
  }

  private piece(words: ReadWords, piece: Piece, scope: Scope, open: readonly string[]): void {
    switch (piece.type) {
      case 'ContentStatement':
      case 'CommentStatement':
        return;
      case 'MustacheStatement':
        return this.value(words, piece, scope);
      case 'BlockStatement':
        return this.block(words, piece, scope, open);
      case 'PartialStatement':
        return this.part(words, piece, scope, open);
      case 'PartialBlockStatement':
      case 'Decorator':
      case 'DecoratorBlock':
        this.refuse(
          words,
          piece.loc,
          '',
          'a part that is made here',
          'keep parts in the folder parts, and say {{> name}}.',
        );
    }
  }

  /** `{{child.name}}` or `{{date answerBy}}`. */
  private value(words: ReadWords, piece: hbs.AST.MustacheStatement, scope: Scope): void {
    const path = pathIn(piece.path);
    if (pairsOf(piece).length > 0)
      return this.refuse(words, piece.loc, path?.original ?? '', 'a value given by name', helperWords);
    const helper = path === undefined || path.depth > 0 ? undefined : helperTakes[path.original];
    if (helper !== undefined && piece.params.length > 0) return this.helped(words, piece, scope, helper);
    if (piece.params.length > 0)
      return this.refuse(
        words,
        piece.loc,
        path?.original ?? '',
        'something asked of a helper that letters do not have',
        helperWords,
      );
    const found = this.found(words, piece.loc, piece.path, scope);
    if (found === undefined || this.lacking(words, piece.loc, found) || printable.has(typeOf(found.schema))) return;
    const type = typeOf(found.schema);
    const with_ = sayWith[type];
    const allowed =
      with_ === undefined
        ? 'name the words inside it, or ask with {{#if}} or {{#each}}.'
        : `say it with ${with_}: {{${with_.split(' ')[0] ?? ''} ${found.at}}}.`;
    this.refuse(words, piece.loc, found.at, `a ${type}, which cannot be printed as it is`, allowed);
  }

  private helped(
    words: ReadWords,
    piece: hbs.AST.MustacheStatement,
    scope: Scope,
    takes: { type: string; words: number },
  ): void {
    const [first, ...rest] = piece.params;
    const found = this.found(words, piece.loc, first, scope);
    if (found === undefined || this.lacking(words, piece.loc, found)) return;
    const fits =
      typeOf(found.schema) === takes.type &&
      rest.length === takes.words &&
      rest.every(({ type }) => type === 'StringLiteral');
    if (!fits)
      this.refuse(
        words,
        piece.loc,
        found.at,
        `{{${pathIn(piece.path)?.original ?? ''}}} with something it does not take`,
        helperWords,
      );
  }

  private block(words: ReadWords, piece: hbs.AST.BlockStatement, scope: Scope, open: readonly string[]): void {
    const name = pathIn(piece.path)?.original ?? '';
    const found = this.found(words, piece.loc, piece.params[0] ?? piece.path, scope);
    const [then, otherwise] = [piece.program, piece.inverse] as readonly (hbs.AST.Program | undefined)[];
    if (found === undefined) return;
    const type = typeOf(found.schema);
    const asked = found.lacks.filter((one) => one !== found.at);
    if (this.lacking(words, piece.loc, { ...found, lacks: asked })) return;
    const known = knowing(scope, found);
    if (name === 'if' || name === 'unless') {
      if (printable.has(type) && found.lacks.length === 0)
        this.refuse(
          words,
          piece.loc,
          found.at,
          `a question about ${found.at}, which is always there`,
          'take {{#if}} away.',
        );
      this.program(words, then, name === 'if' ? known : scope, open);
      return this.program(words, otherwise, name === 'if' ? scope : known, open);
    }
    const next = name === 'each' ? within(known, found) : name === 'with' ? inside(scope, found) : undefined;
    if (next === undefined || pairsOf(piece).length > 0 || piece.program.blockParams?.length)
      return this.refuse(
        words,
        piece.loc,
        found.at,
        `{{#${name}}}`,
        'use {{#if}}, {{#unless}}, {{#with}} and, for lists, {{#each}}.',
      );
    this.program(words, then, next, open);
    this.program(words, otherwise, scope, open);
  }

  private part(words: ReadWords, piece: hbs.AST.PartialStatement, scope: Scope, open: readonly string[]): void {
    const name = pathIn(piece.name)?.original ?? '';
    const part = this.parts.get(name);
    if (part === undefined)
      return this.refuse(
        words,
        piece.loc,
        name,
        `the part "${name}", which is not there`,
        `the parts are ${[...this.parts.keys()].sort().join(', ')}.`,
      );
    if (open.includes(name)) return this.refuse(words, piece.loc, name, 'a part that holds itself', 'take it out.');
    const [given, ...more] = piece.params;
    if (more.length > 0)
      return this.refuse(
        words,
        piece.loc,
        name,
        'a part that is given two things without a name',
        'give the second one a name: {{> part this child=../child}}.',
      );
    const found = given === undefined ? undefined : this.given(words, piece.loc, given, scope);
    if (given !== undefined && found === undefined) return;
    const named = new Map<string, Found>();
    for (const { key, value } of pairsOf(piece)) {
      const one = this.given(words, piece.loc, value, scope);
      if (one === undefined) return;
      named.set(key, one);
    }
    this.program(part, part.program, only(scope, found, named), [...open, name]);
  }

  /** Something that is surely there to be given to a part. */
  private given(
    words: ReadWords,
    loc: hbs.AST.SourceLocation,
    expression: hbs.AST.Expression,
    scope: Scope,
  ): Found | undefined {
    const found = this.found(words, loc, expression, scope);
    return found === undefined || this.lacking(words, loc, found) ? undefined : found;
  }

  private found(
    words: ReadWords,
    loc: hbs.AST.SourceLocation,
    expression: hbs.AST.Expression | undefined,
    scope: Scope,
  ): Found | undefined {
    const path = pathIn(expression);
    const found = path === undefined ? undefined : find(scope, path);
    if (found === undefined) {
      const name = path?.original ?? 'a value';
      this.refuse(
        words,
        loc,
        '',
        `{{${name}}}, which this letter does not have`,
        `it has ${namesAt(scope).join(', ')} here; docs/letters.md lists them all.`,
      );
      return undefined;
    }
    const [top] = found.at.split(/[.[]/);
    if (top !== undefined && top !== '') this.names.add(top);
    return found;
  }

  private lacking(words: ReadWords, loc: hbs.AST.SourceLocation, { lacks }: Found): boolean {
    const [first] = lacks;
    if (first !== undefined)
      this.refuse(words, loc, first, `${first}, which may be missing`, `ask first: {{#if ${first}}} … {{/if}}.`);
    return first !== undefined;
  }

  private refuse(words: ReadWords, loc: hbs.AST.SourceLocation, path: string, found: string, allowed: string): void {
    const file = `${words.file}, line ${words.firstLine + loc.start.line - 1}`;
    const problem = { file, ...(path === '' ? {} : { path }), found, allowed };
    if (!this.problems.some((one) => one.file === file && one.found === found)) this.problems.push(problem);
  }
}

const helperWords = 'the helpers are {{date day}}, {{day day}}, {{time time}} and {{count number "one" "many"}}.';

/** What is given as `name=value`. The library leaves `hash` out where there is none. */
function pairsOf({ hash }: { readonly hash?: hbs.AST.Hash }): readonly hbs.AST.HashPair[] {
  return hash?.pairs ?? [];
}

function pathIn(expression: hbs.AST.Node | undefined): Path | undefined {
  return expression?.type === 'PathExpression' ? (expression as hbs.AST.PathExpression) : undefined;
}
