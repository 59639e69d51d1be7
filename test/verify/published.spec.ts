import { readFileSync } from 'node:fs';
import { properties } from '@allocation/verify';

const page = readFileSync('docs/how-places-are-decided.md', 'utf8');

describe('The public page', () => {
  it('states the properties word for word as they are checked', () => {
    const stated = /<!-- properties:[^>]*-->\n([\s\S]*?)<!-- \/properties -->/.exec(page)?.[1]?.trim().split('\n');
    expect(stated).toEqual(properties.map(({ name, says, paragraphs }) => `- **${name}.** ${says} (${paragraphs.join(', ')})`));
  });

  it.each(['test/cases/published/worked-example.yaml', 'docs/decision-rules.md', 'docs/policies-that-do-not-settle.md', 'docs/verification.md'])('names %s, which is there', (file) => {
    expect(page).toContain(file.split('/').pop());
    expect(readFileSync(file, 'utf8')).not.toBe('');
  });
});
