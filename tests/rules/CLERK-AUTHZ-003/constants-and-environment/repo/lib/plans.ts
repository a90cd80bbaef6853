export enum Plan {
  Pro = 'pro',
  // expect: CLERK-AUTHZ-003
  Business = 'busines',
}
