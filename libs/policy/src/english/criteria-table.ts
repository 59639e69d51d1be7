import type { Policy } from '../policy';
import { sayCap } from './say-amount';
import { sayOrder } from './say-order';
import { sayEhcPlans, sayMultipleBirths, sayPlaces } from './say-places';
import { sayPool } from './say-pool';
import { sayWho } from './say-row';

/** One line of the table of criteria that an authority publishes. */
export interface CriteriaLine {
  readonly number: number;
  /** The category's published name. */
  readonly category: string;
  readonly means: string;
  /** How children in the category are put in order. */
  readonly equals: string;
}

/** The published table of criteria: number, category, what it means, and how equals are split. */
export function criteriaTable(policy: Policy): readonly CriteriaLine[] {
  return policy.rows.map((row, at) => ({
    number: at + 1,
    category: row.name,
    means: row.upTo === undefined ? sayWho(policy, row) : `${sayWho(policy, row)} ${sayCap(policy, row.upTo)}`,
    equals: [...(row.order === undefined ? [] : [sayOrder(policy, row.order)]), ...(endsAll(row.order) ? [] : [sayOrder(policy, policy.tieBreak)])].join(' Then: '),
  }));
}

/** The table in Markdown, with the places above it and the pools below. */
export function criteriaMarkdown(policy: Policy): string {
  const lines = criteriaTable(policy).map(({ number, category, means, equals }) => `| ${[String(number), category, means, equals].map(cell).join(' | ')} |`);
  return [
    `# ${oneLine(policy.title)}`,
    [...sayPlaces(policy), sayEhcPlans(policy)].map(oneLine).join(' '),
    ['| | Category | What it means | How equals are split |', '| --- | --- | --- | --- |', ...lines].join('\n'),
    ...(policy.pools === undefined ? [] : [policy.pools.map((pool) => `- ${oneLine(sayPool(policy, pool))}`).join('\n')]),
    sayMultipleBirths(policy.multipleBirths),
    '',
  ].join('\n\n');
}

/** Whether a row's own order separates everyone, so that the policy's tie-break is never reached. */
function endsAll(order: Policy['tieBreak'] | undefined): boolean {
  return order?.some((key) => key.by === 'draw') ?? false;
}

/** A table cell: one line, with the sign that ends a cell written so that it does not. */
function cell(text: string): string {
  return oneLine(text).replaceAll('\\', '\\\\').replaceAll('|', '\\|');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
