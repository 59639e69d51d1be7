export { properties, verify } from './verify';
export type { PropertyAnswer, Verification } from './verify';
export type { Breach } from './ledger';
export type { Property } from './property';
