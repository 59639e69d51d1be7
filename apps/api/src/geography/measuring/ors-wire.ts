import type { OrsWire } from '@geography';
import Openrouteservice from 'openrouteservice-js';

/** The library that asks an openrouteservice, and the clock of this machine. */
export const wire: OrsWire = {
  send: (to, request) => new Openrouteservice.Matrix(to).calculate(request),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  within: async (milliseconds, work) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new DOMException('Too late.', 'AbortError'));
      }, milliseconds);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  },
};
