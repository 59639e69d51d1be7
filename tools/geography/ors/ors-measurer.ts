import { type Measurer, type OrsOptions, serviceMeasurer } from '@geography';
import { wire } from './ors-wire';

/** The measurer that asks an openrouteservice for walking distances, over the network of this machine. */
export function orsMeasurer(options: OrsOptions): Measurer {
  return serviceMeasurer(options, wire);
}
