import { sayHead, type Head } from './chain';
import {
  type Asker,
  findGuardsOff,
  findLost,
  findOverdue,
  findReadBeyond,
  findUnsealed,
  readSeals,
} from './chain.reader';
import { type Break, LinkCheck } from './check-links';

/** What the check of the audit found. */
export interface ChainAnswer {
  readonly whole: boolean;
  /** The last seal, to publish or to keep elsewhere: `POSITION:HASH`. */
  readonly head: string;
  /** How many seals were looked at. */
  readonly sealed: number;
  /** How many places are broken; the first of them are in `breaks`. */
  readonly broken: number;
  readonly breaks: readonly Break[];
}

/** How the check is done. */
export interface CheckOptions {
  /** Heads that were kept elsewhere: nothing at or before them may have changed. */
  readonly heads?: readonly Head[];
  /** How long a happening that should have a seal is given to get it, in milliseconds. */
  readonly patience?: number;
  readonly progress?: (seals: number) => void;
}

/** How many breaks are told in full. */
const mostTold = 100;

/** How long between two looks at what waits for its seal. */
const lookAgain = 250;

/**
 * Whether the audit is whole, and if not, where it breaks.
 *
 * Reads the chain from its beginning, a page at a time, so that millions of happenings are no matter, and new ones may
 * come in meanwhile.
 */
export async function checkChain(asks: Asker, options: CheckOptions = {}): Promise<ChainAnswer> {
  const breaks: Break[] = [];
  let broken = 0;
  let sealed = 0;
  const report = (found: Break): void => {
    broken += 1;
    if (breaks.length < mostTold) breaks.push(found);
  };
  (await findGuardsOff(asks)).forEach(report);
  const links = new LinkCheck(options.heads ?? [], report);
  for (let page = await readSeals(asks, 0); page.length > 0; page = await readSeals(asks, links.head.position)) {
    for (const row of page) links.next(row);
    sealed += page.length;
    options.progress?.(page.length);
  }
  links.end();
  const rest = [await findReadBeyond(asks), await findUnsealed(asks), await findLost(asks)];
  rest.flat().forEach(report);
  (await stillOverdue(asks, options.patience ?? 5_000)).forEach(report);
  return { whole: broken === 0, head: sayHead(links.head), sealed, broken, breaks };
}

/**
 * What waits for its seal too long, looked at more than once: a transaction that took minutes brings in happenings
 * that look old, and the sealer may take them a moment later.
 */
async function stillOverdue(asks: Asker, patience: number): Promise<readonly Break[]> {
  let overdue = await findOverdue(asks);
  for (let waited = 0; overdue.length > 0 && waited < patience; waited += lookAgain) {
    await new Promise((resolve) => setTimeout(resolve, lookAgain));
    overdue = await findOverdue(asks);
  }
  return overdue;
}
