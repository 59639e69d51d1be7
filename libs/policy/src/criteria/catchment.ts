import { z } from 'zod';
import { criterion } from '../criterion';
import { Id } from '../facts';

export const CatchmentParams = z.strictObject({
  kind: z.literal('catchment'),
  /** Areas the policy defines by map, postcode list, parish or radius; living in any one of them counts. */
  areas: z.array(Id).min(1),
});
type Params = z.infer<typeof CatchmentParams>;

/** The home lies in an area that the policy names. */
export const catchment = criterion<Params, 'areas'>({
  kind: 'catchment',
  paragraphs: ['1.14'],
  params: CatchmentParams,
  asks: ['areas'],
  meets: (params) => {
    const { areas } = params;
    return ({ areas: mine }) => {
      if (mine === undefined) return false;
      for (const one of mine) for (const area of areas) if (one === area) return true;
      return false;
    };
  },
  grant: (params, _school, facts) => {
    const [area] = params.areas;
    return area === undefined ? facts : { ...facts, areas: [...(facts.areas ?? []), area] };
  },
  english: (params, words) => (params.areas.length > 2 ? 'who live in one of the named areas' : `who live in ${params.areas.map((id) => words.area(id)).join(' or ')}`),
});
