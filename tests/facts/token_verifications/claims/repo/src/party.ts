export function assertParty(claims: { azp?: string }) {
  const party = claims.azp
  if (party && party !== 'https://app.acme.test') throw new Error('azp')
}
