export const satellite = {
  // expect: CLERK-DOMAIN-003
  isSatellite: true,
  signInUrl: 'https://shop.example/sign-in',
}
