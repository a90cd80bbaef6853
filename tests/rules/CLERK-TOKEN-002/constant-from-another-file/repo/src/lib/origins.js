export const ORIGINS = ['https://app.acme.example']
