import autocannon from 'autocannon';

/**
 * How many answers a second somebody is given: the mean of the seconds.
 *
 * @param url  where the server is
 * @param asked.connections  how many ask at a time, each for the next thing when it has been answered
 * @param asked.seconds  for how long
 * @param asked.request  what is asked for next: method, path, headers, body
 * @param asked.answered  whether an answer is the one that is measured, by its status and body
 * @throws Error where one is not
 */
export async function load(url, { connections, seconds, request, answered }) {
  let refused = '';
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        setupRequest: (given) => ({ ...given, ...request() }),
        onResponse: (status, body) => {
          if (!answered(status, body)) refused = `${status} ${body.slice(0, 500)}`;
        },
      },
    ],
  });
  if (refused || result.errors > 0) throw new Error(`${result.errors} failed: ${refused}`);
  return result.requests.average;
}

/** A request of a graph, whose address is that of the server. */
export const asking = (query, variables, headers = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ query, variables }),
});
