/** A number of our own among PostgreSQL's advisory locks: held while the slots of a kind of job are counted. */
export const slotNumber = 4_702_032;

/** A number of our own among PostgreSQL's advisory locks: held by each worker for as long as it lives. */
export const workerNumber = 4_702_033;
