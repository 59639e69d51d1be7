/** The engine's own name and version, written into every outcome. A change that could change a decision changes it. */
export const engine = 'fairplace 1';
