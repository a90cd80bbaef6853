// clerk.acme-fake.test in base64: the key says whose hosts these are
export const publishableKey = 'pk_live_Y2xlcmsuYWNtZS1mYWtlLnRlc3Qk'
export const api = 'https://clerk.acme-fake.test'
export const portal = 'https://accounts.acme-fake.test/sign-in'
export const other = 'https://accounts.other-company.test'
export const theirs = 'https://clerk.other-company.test'
