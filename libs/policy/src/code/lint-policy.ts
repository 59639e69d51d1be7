import type { Paragraph } from '../criterion';
import type { Policy } from '../policy';
import type { CodeEdition } from './edition';
import type { Finding, Lint, Remark } from './lint';
import { lints } from './lints';

/**
 * Every remark on a policy under one edition of the Admissions Code, in the order of its paragraphs.
 *
 * A check whose paragraph the edition does not hold is not made, and a remark says so: a new edition may have moved it.
 */
export function lintPolicy(policy: Policy, code: CodeEdition): readonly Remark[] {
  return [...editionRemarks(policy, code), ...lints.flatMap((lint) => remarksOf(lint, policy, code))];
}

function remarksOf(lint: Lint, policy: Policy, code: CodeEdition): readonly Remark[] {
  const paragraphs = lint.paragraphs.map((paragraph) => code.numbers?.[paragraph] ?? paragraph);
  const missing = paragraphs.filter((paragraph) => !Object.hasOwn(code.paragraphs, paragraph));
  if (missing.length > 0) return [notMade(lint, missing, code.edition)];
  return lint.check(policy, code.limits).map((finding) => remark(lint, finding, paragraphs, code.edition));
}

function remark({ id, strength, mend }: Lint, { path, message }: Finding, paragraphs: readonly Paragraph[], edition: string): Remark {
  const says = `${message.replace(/\.$/, '')} (${cite(paragraphs, edition)}).`;
  return { lint: id, strength, paragraphs, edition, path, says, mend };
}

/** The paragraphs as a reader meets them: "paragraphs 1.9(b) and 1.15 of the 2021 Code". */
export function cite(paragraphs: readonly string[], edition: string): string {
  const last = paragraphs.at(-1) ?? '';
  const list = paragraphs.length > 1 ? `s ${paragraphs.slice(0, -1).join(', ')} and ${last}` : ` ${last}`;
  return `paragraph${list} of the ${edition} Code`;
}

function notMade(lint: Lint, missing: readonly Paragraph[], edition: string): Remark {
  return {
    lint: lint.id,
    strength: 'should',
    paragraphs: missing,
    edition,
    path: 'code',
    says: `The check "${lint.id}" was not made, because our copy of the ${edition} Code has no paragraph ${missing.join(' or ')}.`,
    mend: 'Find where the paragraph stands in this edition, and add it under config/code.',
  };
}

function editionRemarks(policy: Policy, code: CodeEdition): readonly Remark[] {
  if (policy.code === code.edition) return [];
  return [
    {
      lint: 'edition',
      strength: 'should',
      paragraphs: [],
      edition: code.edition,
      path: 'code',
      says: `The policy names the ${policy.code} Code, but it was checked against the ${code.edition} Code.`,
      mend: 'Check it against the edition in force for its entry year, or change "code" in the document.',
    },
  ];
}
