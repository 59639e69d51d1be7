export { byCodePoint, canonicalJson, digest, digestText } from './canonical';
