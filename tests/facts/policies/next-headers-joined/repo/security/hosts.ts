export const connect = ['https://clerk.fake-acme.example', 'https://api.fake-acme.example']
