export const db = makeClient();

declare function makeClient(): any;
