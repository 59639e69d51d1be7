import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', 'apps', 'portal', 'src');

/** Keys that are put together from data, by their beginnings. */
const puzzled = /^(shell\.(moment|next|because|a11y)|ui\.(problem|upload))\./;

describe('the messages', () => {
  // The page that waits is sent by the service, before the portal is there.
  const waitingPage = join(root, '..', '..', 'api', 'src', 'platform', 'http', 'waiting-page.ts');
  const sources = [...filesUnder(join(root, 'app')), waitingPage]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

  it.each(readdirSync(join(root, 'languages')))('of %s are all said somewhere', (part) => {
    const keys = Object.keys(JSON.parse(readFileSync(join(root, 'languages', part, 'en.json'), 'utf8')) as object);
    const unsaid = keys.filter(
      (key) => !puzzled.test(key) && !sources.includes(`'${key}'`) && !isPuzzled(key, sources),
    );
    expect(unsaid).toEqual([]);
  });

  it('leave no words in templates', () => {
    const found = filesUnder(join(root, 'app'))
      .filter((file) => file.endsWith('.html') && !file.includes('/gallery/'))
      .flatMap((file) => wordsIn(readFileSync(file, 'utf8')).map((text) => `${file.slice(root.length)}: ${text}`));
    expect(found).toEqual([]);
  });
});

/** Whether the key is put together from a beginning in a template or a program: `'apply.claim.' + kind` or `apply.claim.${kind}`. */
function isPuzzled(key: string, sources: string): boolean {
  const parts = key.split('.');
  return parts.some((_part, index) => {
    const start = parts.slice(0, index).join('.');
    return index > 1 && (sources.includes(`'${start}.'`) || sources.includes(`\`${start}.\${`));
  });
}

/** The texts of a template outside tags, expressions and blocks. */
function wordsIn(template: string): string[] {
  const bare = template
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/\{\{[\s\S]*?\}\}/g, ' ')
    .replace(/@let [^;]+;/g, ' ')
    .replace(
      /[@}]\s*(else )?(if|for|switch|case|default|else|empty|defer)?\s*(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?\s*\{/g,
      '\n',
    )
    .replace(/<(?:"[^"]*"|[^>"])*>/g, '\n');
  return bare
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => /\p{L}{2,}/u.test(text));
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return /\.(ts|html)$/.test(entry.name) && !entry.name.endsWith('.spec.ts') ? [path] : [];
  });
}
