/** Injection token of a function that says where readers reach this service, without a trailing slash. */
export const READERS_URL = Symbol('READERS_URL');

export type ReadersUrl = () => string;
