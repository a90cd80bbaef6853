export const publishableKey =
  // expect: CLERK-KEY-003
  'pk_live_Y2xlcmsub2xkLXNob3AuZXhhbXBsZSQ='
