export const ROUTES = { WEBHOOKS: { ROOT: 'hooks' } } as const;

export enum Paths {
  Clerk = '/clerk/',
}
