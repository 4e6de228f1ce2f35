import type { GraphQLSchema } from 'graphql';

/** Describes the types that no class declares. Returns the schema it was given. */
export function describeRoots(schema: GraphQLSchema): GraphQLSchema {
  const query = schema.getQueryType();
  if (query) {
    query.description =
      'Everything that can be asked. Answers hold what you may see and nothing of what you may not: what is hidden is not counted either.';
  }
  const mutation = schema.getMutationType();
  if (mutation) {
    mutation.description =
      'Everything that can be changed, by people with an account. Each is one change set: all of it is recorded, or none. What the rules refuse is told in `userErrors`; the header Idempotency-Key makes a retry safe.';
  }
  const subscription = schema.getSubscriptionType();
  if (subscription) {
    subscription.description =
      'What can be listened to, over Server-Sent Events: send the subscription by POST and accept text/event-stream.';
  }
  return schema;
}
