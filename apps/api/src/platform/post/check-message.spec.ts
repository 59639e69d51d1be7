import fc from 'fast-check';
import { faultIn, isAddress, isNobodys } from './check-message';
import { messageIdOf } from './message-id';

const message = {
  id: 'letter-1',
  to: 'parent@example.org',
  subject: 'Your offer',
  text: 'Hello',
  html: '<p>Hello</p>',
};

describe('a message', () => {
  it('that is in order has no fault', () => {
    expect(faultIn(message)).toBeUndefined();
    expect(faultIn({ ...message, subject: 'Zoë’s place – næste år 学校' })).toBeUndefined();
  });

  it.each([
    'parent@example.org\r\nBcc: everybody@example.org',
    'parent@example.org, other@example.org',
    'Parent <parent@example.org>',
    '<parent@example.org>',
    'parent@example.org>\r\nRCPT TO:<other@example.org',
    '"a b"@example.org',
    'parent@localhost',
    'parent@[127.0.0.1]',
    'friends: a@example.org, b@example.org;',
    'parent@@example.org',
    '.parent@example.org',
    'parent@example..org',
    'parent @example.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b.'.repeat(130)}org`,
    '',
  ])('to %j is refused', (to) => {
    expect(faultIn({ ...message, to })).toContain('address');
  });

  it.each([
    'Hello\r\nBcc: a@example.org',
    'Hello\nX',
    'Hello\rX',
    'Hello\0',
    'Hello\u2028X',
    'Hello\x1b[31m',
    'Hello\tX',
  ])('with the subject %j is refused', (subject) => {
    expect(faultIn({ ...message, subject })).toContain('subject');
  });

  it('with a name or a kind of an attachment that would end a header is refused', () => {
    const bytes = Buffer.from('x');
    const wrong = [
      { name: 'a.pdf"\r\nX: y', mediaType: 'application/pdf', bytes },
      { name: 'a.pdf', mediaType: 'application/pdf\r\nX: y', bytes },
    ];
    for (const attachment of wrong) expect(faultIn({ ...message, attachments: [attachment] })).toContain('attachment');
  });

  it('never passes with a control character in what becomes a header', () => {
    const control = fc.constantFrom('\r', '\n', '\0', '\v', '\f', '\x85', '\u2028', '\u2029');
    fc.assert(
      fc.property(fc.string(), control, fc.string(), (before, mark, after) => {
        expect(faultIn({ ...message, subject: before + mark + after })).toBeDefined();
        expect(isAddress(`${before}${mark}${after}@example.org`)).toBe(false);
      }),
    );
  });
});

describe('an address that is nobody’s', () => {
  it.each(['a@example.org', 'a@example.com', 'a@mail.example.net', 'a@x.test', 'a@x.invalid', 'a@A.EXAMPLE'])(
    '%s',
    (to) => {
      expect(isNobodys(to)).toBe(true);
    },
  );

  it.each(['a@gmail.com', 'a@example.org.uk', 'a@notexample.org', 'a@test.com', 'a@example.co', 'test@school.sch.uk'])(
    'is not %s',
    (to) => {
      expect(isNobodys(to)).toBe(false);
    },
  );
});

describe('the Message-ID', () => {
  it('is the same for the same message and tells nothing of its name', () => {
    expect(messageIdOf('letter-1', 'example.org')).toBe(messageIdOf('letter-1', 'example.org'));
    expect(messageIdOf('letter-1', 'example.org')).not.toBe(messageIdOf('letter-2', 'example.org'));
    expect(messageIdOf('letter\r\n-1', 'example.org')).toMatch(/^<[0-9a-f]{40}@example\.org>$/);
  });
});
