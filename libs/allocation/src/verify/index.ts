export { properties, verify } from './verify';
export type { PropertyAnswer, Verification } from './verify';
export type { Breach, Property } from './property';
