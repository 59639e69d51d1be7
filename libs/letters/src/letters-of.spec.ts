import { BadInput } from '@kernel';
import { lettersOf } from './letters-of';
import { renderLetter } from './render-letter';
import { sampleLetter } from './samples';
import type { LetterFile } from './template-file';

const parts: readonly LetterFile[] = [
  { path: 'en/parts/header.hbs', text: '{{authority.name}}\n' },
  { path: 'en/parts/recipient.hbs', text: '{{#each to.address}}\n| {{this}}\n{{/each}}\n' },
  { path: 'en/parts/footer.hbs', text: 'Written on {{date written}}.\n' },
  { path: 'en/parts/place.hbs', text: 'number {{position}} for {{who.called}}' },
];

/** A waiting-list letter with these words, the sixth line of its file being the first of the body. */
function letterSaying(body: string, needs = '{ child: child }', subject = 'News'): LetterFile {
  return {
    path: 'en/waiting-list-place.hbs',
    text: `---\nkind: waiting-list-place\nsubject: "${subject}"\nneeds: ${needs}\n---\n${body}`,
  };
}

const load = (...files: readonly LetterFile[]): ReturnType<typeof lettersOf> => lettersOf([...parts, ...files]);

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof BadInput) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('A letter’s words', () => {
  it.each<[string, string, string]>([
    ['{{child.called}}', '{ child: child }', 'accepted'],
    [
      '\n{{chld.called}}',
      '{}',
      'en/waiting-list-place.hbs, line 7: found {{chld.called}}, which this letter does not have; it has child, school, waiting, before, because, keptUntil, page, authority, to, written, reference here; docs/letters.md lists them all.',
    ],
    ['{{child.surname}}', '{}', 'line 6: found {{child.surname}}, which this letter does not have'],
    ['{{child.constructor}}', '{}', 'line 6: found {{child.constructor}}, which this letter does not have'],
    ['{{@root.child.name}}', '{}', 'line 6: found {{@root.child.name}}, which this letter does not have'],
    [
      '{{keptUntil}}',
      '{ keptUntil: day }',
      'found a day, which cannot be printed as it is; say it with date or day: {{date keptUntil}}.',
    ],
    [
      '{{child}}',
      '{ child: child }',
      'found a child, which cannot be printed as it is; name the words inside it, or ask with {{#if}} or {{#each}}.',
    ],
    [
      '{{because}}',
      '{ because: "sentence, or nothing" }',
      'line 6, because: found because, which may be missing; ask first: {{#if because}} … {{/if}}.',
    ],
    ['{{#if because}}{{because}}{{/if}}', '{ because: "sentence, or nothing" }', 'accepted'],
    [
      '{{#if because}}{{else}}{{because}}{{/if}}',
      '{ because: "sentence, or nothing" }',
      'because, which may be missing',
    ],
    ['{{#unless because}}{{else}}{{because}}{{/unless}}', '{ because: "sentence, or nothing" }', 'accepted'],
    [
      '{{#if because}}{{before}}{{/if}}',
      '{ because: "sentence, or nothing", before: "number, or nothing" }',
      'before, which may be missing',
    ],
    [
      '{{#if school}}{{school}}{{/if}}',
      '{ school: words }',
      'found a question about school, which is always there; take {{#if}} away.',
    ],
    [
      '{{#each school}}x{{/each}}',
      '{ school: words }',
      'found {{#each}}; use {{#if}}, {{#unless}}, {{#with}} and, for lists, {{#each}}.',
    ],
    [
      '{{#with waiting}}{{position}} {{../school}}{{/with}}',
      '{ waiting: waiting-list place, school: words }',
      'accepted',
    ],
    [
      '{{#with waiting}}{{school}}{{/with}}',
      '{ waiting: waiting-list place }',
      '{{school}}, which this letter does not have; it has position, shared here',
    ],
    [
      '{{date school}}',
      '{ school: words }',
      'found {{date}} with something it does not take; the helpers are {{date day}}',
    ],
    [
      '{{count waiting.position "place"}}',
      '{ waiting: waiting-list place }',
      'found {{count}} with something it does not take',
    ],
    ['{{shout school}}', '{ school: words }', 'found something asked of a helper that letters do not have'],
    ['{{lookup child "name"}}', '{ child: child }', 'found something asked of a helper that letters do not have'],
    ['{{log school}}', '{ school: words }', 'found something asked of a helper that letters do not have'],
    ['{{> place waiting who=child}}', '{ waiting: waiting-list place, child: child }', 'accepted'],
    [
      '{{> place waiting}}',
      '{ waiting: waiting-list place }',
      'en/parts/place.hbs, line 1: found {{who.called}}, which this letter does not have; it has position, shared here',
    ],
    [
      '{{> plaice waiting}}',
      '{}',
      'found the part "plaice", which is not there; the parts are footer, header, place, recipient.',
    ],
    [
      '{{#> place waiting}}x{{/place}}',
      '{}',
      'found a part that is made here; keep parts in the folder parts, and say {{> name}}.',
    ],
    ['{{#*inline "x"}}x{{/inline}}', '{}', 'found a part that is made here'],
    ['\n\n{{#if because}}', '{}', 'en/waiting-list-place.hbs, line 8: found braces that do not fit together'],
    ['{{child.called}}', '{}', 'line 4, needs: found no "child", which the words use; add the line "child: child".'],
    [
      'x',
      '{ child: child }',
      'line 4, needs.child: found a need that the words do not use; take it out of needs, or use it.',
    ],
    ['{{school}}', '{ school: day }', 'line 4, needs.school: found "day"; it is "words".'],
    [
      '{{school}}',
      '{ school: words, colour: words }',
      'line 4, needs.colour: found a name that this letter does not have; it has child, school,',
    ],
  ])('%s with needs %s: %s', (body, needs, says) => {
    expect(messageOf(() => load(letterSaying(body, needs)))).toContain(says);
  });

  it('are checked in the subject too, with its line', () => {
    expect(messageOf(() => load(letterSaying('x', '{}', '{{kid}}')))).toContain(
      'en/waiting-list-place.hbs, line 3: found {{kid}}, which this letter does not have',
    );
  });

  it('say everything that is wrong at once', () => {
    expect(messageOf(() => load(letterSaying('{{a}}\n{{b}}\n{{c}}', '{}'))).split('\n')).toHaveLength(3);
  });
});

describe('A file of words', () => {
  const good = letterSaying('x', '{}');

  it.each<[LetterFile, string]>([
    [
      { ...good, path: 'letters/offer.txt' },
      'letters/offer.txt: found a file in a place where no letter is kept; call it en/offer.hbs or en/parts/footer.hbs',
    ],
    [
      { ...good, text: 'Dear parent' },
      'en/waiting-list-place.hbs, line 1: found no front matter; begin with a line of three dashes',
    ],
    [
      { ...good, text: good.text.replace('"News"', '{{x}} has news') },
      'found front matter that cannot be read; put texts that begin with a brace',
    ],
    [{ ...good, text: good.text.replace('subject', 'title') }, 'found the unknown key "title"'],
    [
      { ...good, text: good.text.replace('kind: waiting-list-place', 'kind: waiting') },
      'kind: found "waiting"; the kinds of letter are offer, no-choice-met',
    ],
    [
      { ...good, path: 'en/offer.hbs' },
      'en/offer.hbs, kind: found "waiting-list-place" in a file called offer.hbs; call the file waiting-list-place.hbs.',
    ],
    [
      { ...good, path: 'authorities/elm/fr/waiting-list-place.hbs' },
      'found words in "fr", which the house has none in; the house has en.',
    ],
    [
      { ...good, path: 'cy/waiting-list-place.hbs' },
      'cy: found no parts/header.hbs, no parts/recipient.hbs, no parts/footer.hbs; they stand round every letter: write them.',
    ],
  ])('is refused with words that mend it (%#)', (file, says) => {
    expect(messageOf(() => load(file))).toContain(says);
  });

  it('may come from a computer that ends lines in its own way', () => {
    expect(messageOf(() => load({ ...good, text: `\uFEFF${good.text.replaceAll('\n', '\r\n')}` }))).toBe('accepted');
  });
});

describe('An authority’s own words', () => {
  const own: readonly LetterFile[] = [
    {
      ...letterSaying('Our own words for {{child.called}}.'),
      path: 'authorities/marramshire/en/waiting-list-place.hbs',
    },
    { path: 'authorities/marramshire/en/parts/footer.hbs', text: 'Yours, Marramshire.\n' },
  ];
  const letters = load(letterSaying('The house’s words for {{child.called}}.'), ...own);
  const sample = sampleLetter('waiting-list-place', 'en');

  it('take the place of the house’s, in its own letters only', () => {
    expect(renderLetter(sample, letters).text).toBe(
      'Marramshire Council\n\nOur own words for Amira.\n\nYours, Marramshire.\n',
    );
    const other = { ...sample, authority: { ...sample.authority, id: 'elmshire', name: 'Elmshire Council' } };
    expect(renderLetter(other, letters).text).toBe(
      'Elmshire Council\n\nThe house’s words for Amira.\n\nWritten on Monday 1 March 2027.\n',
    );
  });

  it('are checked like the house’s', () => {
    const broken = { ...letterSaying('{{kid}}', '{}'), path: 'authorities/marramshire/en/waiting-list-place.hbs' };
    expect(messageOf(() => load(letterSaying('x', '{}'), broken))).toContain(
      'authorities/marramshire/en/waiting-list-place.hbs, line 6: found {{kid}}',
    );
  });
});

describe('The marks at the beginning of a line', () => {
  it('make headings, lists, lines, marked words and links; everything else goes on', () => {
    const body = '# One\n## Two\nThree\ngoes on.\n\n- a\n- b\n  goes on\n\n^ Look\n> Go: {{page}}\n| x\n| y\n';
    const { text, html } = renderLetter(
      sampleLetter('waiting-list-place', 'en'),
      load(letterSaying(body, '{ page: link }')),
    );
    expect(text).toContain(
      'One\n===\n\nTwo\n---\n\nThree goes on.\n\n- a\n- b goes on\n\nLook\n\nGo:\nhttps://admissions.example.org/applications/7\n\nx\ny\n\nWritten',
    );
    expect(html).toContain(
      '<h2>One</h2>\n<h3>Two</h3>\n<p>Three goes on.</p>\n<ul>\n<li>a</li>\n<li>b goes on</li>\n</ul>\n<p class="inset">Look</p>',
    );
  });

  it('say numbers of things, and days and times as people write them', () => {
    const body = '{{count waiting.position "place" "places"}}, {{day keptUntil}}, {{date keptUntil}}';
    const letters = load(letterSaying(body, '{ waiting: waiting-list place, keptUntil: day }'));
    const sample = sampleLetter('waiting-list-place', 'en');
    expect(renderLetter(sample, letters).text).toContain('9 places, 31 December 2027, Friday 31 December 2027');
    expect(renderLetter({ ...sample, data: { ...sample.data, waiting: { position: 1 } } }, letters).text).toContain(
      '1 place, ',
    );
  });
});
