/** The job that hands letters to the post: one at a time for the whole service, so that the rate is one rate. */
export const sendJob = { kind: 'notifications.send', subject: 'letters', key: 'letters' } as const;
