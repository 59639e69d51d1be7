import { refusalsOf } from '@kernel';
import { sayError, withoutWords } from './say-error';

const refusals = refusalsOf('letters', { noAddress: { status: 422, says: 'There is no address to send it to.' } });

describe('what is kept of an error', () => {
  it('is its kind, its codes and where it was thrown, never its message', () => {
    const error = Object.assign(new TypeError('Amira Shah cannot be found.'), {
      code: '23505',
      constraint: 'offers_one',
    });
    expect(sayError(error)).toMatch(
      /^TypeError 23505 offers_one at apps\/api\/src\/platform\/jobs\/say-error\.spec\.ts:\d+$/,
    );
  });

  it('is not a code that could be somebody’s words', () => {
    expect(sayError(Object.assign(new Error('no'), { code: 'Amira Shah' }))).toMatch(/^Error at /);
  });

  it('is the fixed sentence of a refusal, not what was said of this one case', () => {
    const refusal = refusals.noAddress({ says: 'Amira Shah has no address.' });
    expect(sayError(refusal)).toBe('letters.no-address: There is no address to send it to.');
  });

  it('is next to nothing when what was thrown is no error', () => {
    expect(sayError('Amira Shah')).toBe('Something was thrown that is no error.');
    expect((withoutWords('Amira Shah') as Error).message).not.toContain('Amira');
  });

  it('keeps the places without the words, for the log', () => {
    const bare = withoutWords(new RangeError('Amira Shah')) as Error;
    expect(bare).toMatchObject({ name: 'RangeError', message: '' });
    expect(bare.stack).toContain('say-error.spec.ts');
  });
});
