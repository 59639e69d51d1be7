import { orsOptionsFrom, straightLineMeasurer, walkingMeasurer } from '@geography';
import type { Measurer } from '@geography';
import type { Measurers } from '@gather';
import { orsMeasurer, readNetwork } from '../geography';
import type { Terminal } from './terminal';

/** The measurers at hand, and the street network that walks are measured on, if it is one of ours. */
export interface AtHand {
  readonly measurers: Measurers;
  readonly network?: { readonly digest: string; readonly date: string };
}

/**
 * A ruler, and something that measures walks where the work needs it: the street network in `file`, or else the
 * openrouteservice that `ORS_URL` names. Nothing is read where nothing walks.
 */
export async function measurersFor(file: string | undefined, walks: boolean, terminal: Terminal): Promise<AtHand> {
  const straight = straightLineMeasurer();
  if (!walks) return { measurers: { 'straight-line': straight, 'walking-route': undefined } };
  if (file === undefined) return { measurers: { 'straight-line': straight, 'walking-route': serviceMeasurer() } };
  const bar = terminal.progress('Reading the street network');
  const network = await readNetwork(file);
  bar.done();
  return {
    measurers: { 'straight-line': straight, 'walking-route': walkingMeasurer(network) },
    network: { digest: network.digest, date: network.date },
  };
}

function serviceMeasurer(): Measurer | undefined {
  const options = orsOptionsFrom(process.env);
  return options === undefined ? undefined : orsMeasurer(options);
}
