/** Injection token of where readers reach this service, without a trailing slash; null: wherever it is reached. */
export const PUBLIC_URL = Symbol('PUBLIC_URL');
