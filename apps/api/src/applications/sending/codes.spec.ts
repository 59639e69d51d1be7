import { newReceipt, newReference } from './codes';

describe('Numbers to quote', () => {
  it('have no letters that are mistaken for others, and never come twice', () => {
    const made = Array.from({ length: 2000 }, newReceipt);
    for (const receipt of made) expect(receipt).toMatch(/^R(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
    expect(new Set(made).size).toBe(2000);
    expect(newReference()).toMatch(/^A(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  });
});
