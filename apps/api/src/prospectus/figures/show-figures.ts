import type { PastFigures } from '@contract';
import type { CategoryFigures, FiguresToKeep } from '../prospectus.types';

/** Numbers below this are not shown, so that nobody can find out about one child. */
const fewest = 5;
const few = 'fewer than 5';
const hidden = 'not shown, so that a small number cannot be worked out';

/** Figures as they are kept, with where they come from. */
export interface KeptFigures extends FiguresToKeep {
  readonly source: string;
  readonly origin: 'run' | 'published' | 'demonstration';
}

/**
 * Figures as everybody may see them.
 *
 * A number below five is shown as "fewer than 5", and nothing is said of where its last place went. Where the places are
 * known, one small number could be worked out from the others; so the next smallest is left out as well until that
 * cannot be done.
 */
export function shown({
  school,
  ageGroup,
  year,
  moment,
  places,
  applications,
  categories,
  source,
  origin,
}: KeptFigures): PastFigures {
  const out = hiddenAmong(categories);
  const isFew = applications !== null && applications < fewest;
  return {
    school,
    ageGroup,
    year,
    moment,
    places,
    applications: isFew ? null : applications,
    applicationsSays: applications === null ? 'not known' : isFew ? few : String(applications),
    categories: categories.map(({ name, offered, last }, at) => {
      if (offered < fewest) return { name, offered: null, says: few, last: null };
      if (out.has(at)) return { name, offered: null, says: hidden, last };
      return { name, offered, says: String(offered), last };
    }),
    source,
    ours: origin === 'run',
  };
}

/** The places of the categories that are not shown: the small ones, and as many more as it takes to hide them. */
function hiddenAmong(categories: readonly CategoryFigures[]): ReadonlySet<number> {
  const bySize = categories
    .map(({ offered }, at) => ({ offered, at }))
    .sort((a, b) => a.offered - b.offered || a.at - b.at);
  const out = bySize.filter(({ offered }) => offered < fewest);
  const rest = bySize.slice(out.length);
  const canBeFound = (): boolean => out.length === 1 || out.reduce((sum, { offered }) => sum + offered, 0) < fewest;
  while (out.length > 0 && canBeFound()) {
    const next = rest.shift();
    if (next === undefined) break;
    out.push(next);
  }
  return new Set(out.map(({ at }) => at));
}
