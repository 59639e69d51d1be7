/** The languages that the service says its own sentences in. What is stored, exported or verified is English. */
export const languages = ['en', 'cy'] as const;
export type Language = (typeof languages)[number];
