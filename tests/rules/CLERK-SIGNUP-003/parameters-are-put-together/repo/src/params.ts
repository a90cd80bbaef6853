export function params(emailAddress: string, agreed: boolean) {
  const all: Record<string, unknown> = { emailAddress }
  all.legalAccepted = agreed
  return all
}
