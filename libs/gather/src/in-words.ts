import { GeographyError } from '@geography';
import { BadInput } from '@kernel';

/** What a step of geography gives, with its refusals turned into ours, naming the file. */
export function inWords<Value>(file: string, step: () => Value): Value {
  try {
    return step();
  } catch (fault) {
    throw asBadInput(fault, file);
  }
}

/** A refusal of the geography library as bad input; any other fault as it is. */
export function asBadInput(fault: unknown, file?: string): unknown {
  if (!(fault instanceof GeographyError)) return fault;
  const { where, found, allowed, mend } = fault.fault;
  return new BadInput([{ ...(file === undefined ? {} : { file }), path: where, found, allowed: `allowed is ${allowed}. ${mend}` }]);
}
