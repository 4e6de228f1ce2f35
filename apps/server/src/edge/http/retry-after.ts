/** When to come back, in seconds, where the database is out of reach or too much is asked for: about as long as a restart takes. */
export const RETRY_AFTER = Object.freeze({ 'retry-after': '5' });
