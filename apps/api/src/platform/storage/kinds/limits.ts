/** The largest file that is taken: 25 MB. */
export const mostBytes = 25 * 1024 * 1024;
