export const API = 'https://api.clerk.com/v1';
