import ts from 'typescript';
import { isTest } from './reading/files';
import { roomOf, targetOf } from './reading/rooms';
import { lineOf, type Source, sourceOf, sourcesUnder, visit } from './reading/source';

/** A kind on a room's list. */
interface Listed {
  readonly kind: string;
  readonly path: string;
  readonly room: string;
  readonly recordOnly: boolean;
}

describe('every kind of happening', () => {
  const rooms = sourcesUnder('apps/api/src').filter(({ path }) => !isTest(path));

  it('is on the list of the one room that tells of it', () => {
    expect([...misplaced(rooms), ...twiceListed(rooms), ...unlisted(rooms)]).toEqual([]);
  });

  it('is told by somebody', () => {
    expect(neverTold(rooms)).toEqual([]);
  });

  it('is followed by somebody, or is for the record only', () => {
    expect(neverFollowed(rooms)).toEqual([]);
  });

  it('is on a list that is loaded with its room', () => {
    expect(neverLoaded(rooms)).toEqual([]);
  });
});

describe('a kind of happening', () => {
  const list = (kinds: string, room = 'offers'): Source =>
    sourceOf(`apps/api/src/${room}/${room}.happenings.ts`, `export const happenings = happeningsOf({ ${kinds} });`);
  const made = "'offer.made': { says: 'An offer was made.' }";
  const telling = sourceOf(
    'apps/api/src/offers/make-offer.ts',
    "audit.append(tx, { kind: 'offer.made', actor, subject: id });",
  );
  const following = sourceOf(
    'apps/api/src/notifications/letters.ts',
    "followers.follow({ name: 'letters', kinds: ['offer.made'], handle });",
  );

  it('is fine when it is listed, told and followed', () => {
    const all = [list(made), telling, following];
    expect([twiceListed(all), unlisted(all), neverTold(all), neverFollowed(all), misplaced(all)].flat()).toEqual([]);
  });

  it('is caught when no list has it', () => {
    expect(unlisted([telling])).toEqual(['apps/api/src/offers/make-offer.ts:1 tells offer.made, which no room lists']);
    const either = sourceOf('apps/api/src/offers/a.ts', "tell({ kind: late ? 'offer.late' : 'offer.made', actor });");
    expect(unlisted([list(made), either])).toEqual([
      'apps/api/src/offers/a.ts:1 tells offer.late, which no room lists',
    ]);
  });

  it('is caught when another room tells it', () => {
    const other = sourceOf('apps/api/src/people/a.ts', "audit.append(tx, { kind: 'offer.made', actor, subject });");
    expect(unlisted([list(made), other])).toEqual([
      'apps/api/src/people/a.ts:1 tells offer.made, which api/offers lists',
    ]);
  });

  it('is caught on two lists, and on a list in the wrong place', () => {
    expect(twiceListed([list(made), list(made, 'people')])).toEqual(['offer.made is listed twice']);
    expect(twiceListed([list(`${made}, ${made}`)])).toEqual(['offer.made is listed twice']);
    const stray = sourceOf('apps/api/src/offers/other.happenings.ts', `happeningsOf({ ${made} });`);
    expect(misplaced([stray])).toEqual([
      'apps/api/src/offers/other.happenings.ts should be apps/api/src/offers/offers.happenings.ts',
    ]);
  });

  it('is caught when nobody tells it, nobody follows it or nobody loads it', () => {
    expect(neverTold([list(made), following])).toEqual(['offer.made is told by nobody in api/offers']);
    expect(neverFollowed([list(made), telling])).toEqual([
      'offer.made is followed by nobody; say recordOnly if that is meant',
    ]);
    expect(neverFollowed([list("'offer.made': { says: 'x', recordOnly: true }"), telling])).toEqual([]);
    const loading = sourceOf('apps/api/src/offers/offers.module.ts', "import './offers.happenings';");
    expect(neverLoaded([list(made), telling])).toEqual([
      'apps/api/src/offers/offers.happenings.ts is imported by nobody in its room',
    ]);
    expect(neverLoaded([list(made), loading])).toEqual([]);
  });
});

/** Every kind on every list. */
function listedIn(sources: readonly Source[]): Listed[] {
  const listed: Listed[] = [];
  for (const { path, tree } of sources) {
    visit(tree, (node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'happeningsOf') return;
      const [list] = node.arguments;
      if (list === undefined || !ts.isObjectLiteralExpression(list)) return;
      for (const property of list.properties) {
        const { name } = property;
        if (name === undefined || !ts.isStringLiteral(name)) continue;
        listed.push({
          kind: name.text,
          path,
          room: roomOf(path),
          recordOnly: property.getText().includes('recordOnly: true'),
        });
      }
    });
  }
  return listed;
}

/** Every kind that is told in so many words: in an object that says the kind and the actor. */
function toldIn({ path, tree }: Source): { readonly kind: string; readonly place: string }[] {
  const told: { kind: string; place: string }[] = [];
  visit(tree, (node) => {
    if (!ts.isObjectLiteralExpression(node) || !hasKey(node, 'actor')) return;
    const kind = node.properties.find((property) => property.name?.getText() === 'kind');
    if (kind === undefined || !ts.isPropertyAssignment(kind)) return;
    visit(kind.initializer, (inner) => {
      const isChoice = ts.isConditionalExpression(inner.parent) && inner.parent.condition === inner;
      if (ts.isStringLiteral(inner) && !isChoice && isKind(inner.text)) {
        told.push({ kind: inner.text, place: `${path}:${lineOf(tree, inner)}` });
      }
    });
  });
  return told;
}

function hasKey(node: ts.ObjectLiteralExpression, key: string): boolean {
  return node.properties.some((property) => property.name?.getText() === key);
}

function isKind(text: string): boolean {
  return /^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(text);
}

/** Every text in a file that could be a kind, as a value or as a key. */
function mentionsIn({ tree }: Source): Set<string> {
  const found = new Set<string>();
  visit(tree, (node) => {
    if (ts.isStringLiteralLike(node) && isKind(node.text)) found.add(node.text);
  });
  return found;
}

function misplaced(sources: readonly Source[]): string[] {
  const places = new Map(listedIn(sources).map(({ path, room }) => [path, room]));
  return [...places].flatMap(([path, room]) => {
    const name = room.replace('api/', '');
    const right = `apps/api/src/${name}/${name}.happenings.ts`;
    return path === right ? [] : [`${path} should be ${right}`];
  });
}

function twiceListed(sources: readonly Source[]): string[] {
  const kinds = listedIn(sources).map(({ kind }) => kind);
  return [...new Set(kinds.filter((kind, index) => kinds.indexOf(kind) !== index))].map(
    (kind) => `${kind} is listed twice`,
  );
}

function unlisted(sources: readonly Source[]): string[] {
  const owners = new Map(listedIn(sources).map(({ kind, room }) => [kind, room]));
  return sources.flatMap((source) =>
    toldIn(source).flatMap(({ kind, place }) => {
      const owner = owners.get(kind);
      if (owner === roomOf(source.path)) return [];
      return [`${place} tells ${kind}, which ${owner ?? 'no room'} lists`];
    }),
  );
}

function neverTold(sources: readonly Source[]): string[] {
  const lists = listedIn(sources);
  const listFiles = new Set(lists.map(({ path }) => path));
  const mentions = sources
    .filter(({ path }) => !listFiles.has(path))
    .map((source) => ({ room: roomOf(source.path), said: mentionsIn(source) }));
  return lists
    .filter(({ kind, room }) => !mentions.some((one) => one.room === room && one.said.has(kind)))
    .map(({ kind, room }) => `${kind} is told by nobody in ${room}`);
}

/** Kinds that no other room names, and that no `kinds` of a follower in their own room has. */
function neverFollowed(sources: readonly Source[]): string[] {
  const mentions = sources.map((source) => ({
    room: roomOf(source.path),
    said: mentionsIn(source),
    followed: followedIn(source),
  }));
  return listedIn(sources)
    .filter(({ kind, room, recordOnly }) => {
      return !recordOnly && !mentions.some((one) => (one.room === room ? one.followed : one.said).has(kind));
    })
    .map(({ kind }) => `${kind} is followed by nobody; say recordOnly if that is meant`);
}

function followedIn({ tree }: Source): Set<string> {
  const found = new Set<string>();
  visit(tree, (node) => {
    if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'kinds') return;
    visit(node.initializer, (inner) => {
      if (ts.isStringLiteralLike(inner)) found.add(inner.text);
    });
  });
  return found;
}

function neverLoaded(sources: readonly Source[]): string[] {
  const paths = new Set(sources.map(({ path }) => path));
  const lists = new Set(listedIn(sources).map(({ path }) => path));
  const loaded = sources.flatMap(({ path, imports }) =>
    imports
      .map(({ specifier }) => targetOf(path, specifier, (file) => paths.has(file)))
      .filter((target) => target !== undefined && roomOf(target) === roomOf(path)),
  );
  return [...lists].filter((path) => !loaded.includes(path)).map((path) => `${path} is imported by nobody in its room`);
}
